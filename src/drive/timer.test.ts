import { expect, test, vi } from 'vitest';
import { after } from './timer.js';

test('calls back once the time has passed on the monotonic clock, and not a moment before', async () => {
  for (const ms of [0, 1, 3, 7.4, 12]) {
    const begun = performance.now();
    await new Promise<void>((resolve) => void after(ms, resolve));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(ms);
  }
});

test('is not called back once it was called off', async () => {
  const callBack = vi.fn();
  after(5, callBack)();
  await new Promise<void>((resolve) => void after(15, resolve));
  expect(callBack).not.toHaveBeenCalled();
});

test('waits longer than a timer of the runtime can', () => {
  vi.useFakeTimers();
  try {
    const callBack = vi.fn();
    const days = (count: number) => count * 24 * 3_600_000;
    after(days(40), callBack);
    vi.advanceTimersByTime(days(39));
    expect(callBack).not.toHaveBeenCalled();
    vi.advanceTimersByTime(days(1) + 1);
    expect(callBack).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});
