import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loopClock } from './loop-clock.js';
import { after } from './timer.js';

/** How far the monotonic clock is ahead of the timers, which wait for a loop that stands still. */
let stoodMs = 0;

beforeEach(() => {
  vi.useFakeTimers();
  stoodMs = 0;
  const monotonic = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic() + stoodMs);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function standStill(ms: number): void {
  stoodMs += ms;
}

function behindMs(): number {
  return performance.now() - loopClock.now();
}

test('goes on like the monotonic clock while the loop is at work, and where nobody watches', () => {
  const behind = behindMs();
  const stop = loopClock.watch(() => undefined);
  vi.advanceTimersByTime(500);
  expect(behindMs()).toBe(behind);
  stop();
  standStill(500);
  vi.advanceTimersByTime(500);
  expect(behindMs()).toBe(behind);
});

test('leaves out a standstill, while it lasts and once it is over', () => {
  const stop = loopClock.watch(() => undefined);
  vi.advanceTimersByTime(210);
  const before = loopClock.now();
  standStill(600);
  expect(loopClock.now() - before).toBe(10);
  vi.advanceTimersByTime(100);
  expect(loopClock.now() - before).toBe(100);
  stop();
});

test('a wait that spans a standstill lasts its whole time all the same', () => {
  const stop = loopClock.watch(() => undefined);
  const callBack = vi.fn();
  after(1_000, callBack);
  vi.advanceTimersByTime(400);
  standStill(5_000);
  vi.advanceTimersByTime(599);
  expect(callBack).not.toHaveBeenCalled();
  vi.advanceTimersByTime(25);
  expect(callBack).toHaveBeenCalledOnce();
  stop();
});
