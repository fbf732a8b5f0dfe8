import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EntryBody, Recorder } from '../model/index.js';
import { Lateness } from './lateness.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function noting(entries: EntryBody[]): Recorder {
  return {
    record: (body, at = 0) => {
      entries.push(body);
      return { ...body, seq: entries.length, at, wall: '' };
    },
    secret: () => undefined,
    close: () => Promise.reject(new Error('It is not closed in this test.')),
  };
}

/** The timer that is due fires so much later: the event loop stood still. */
function fireLate(ms: number): void {
  const dueAt = performance.now() + 20;
  vi.spyOn(performance, 'now').mockReturnValueOnce(dueAt + ms);
  vi.advanceTimersByTime(20);
}

test('a standstill is recorded where somebody watches, and measured', () => {
  const watched: EntryBody[] = [];
  const released: EntryBody[] = [];
  const lateness = new Lateness(performance.now());
  const [recorder, gone] = [noting(watched), noting(released)];
  lateness.watch(recorder);
  lateness.watch(gone);
  lateness.release(gone);
  lateness.start();
  vi.advanceTimersByTime(200);
  expect(watched).toEqual([]);
  fireLate(80);
  expect(watched).toEqual([{ kind: 'late', ms: 80 }]);
  expect(released).toEqual([]);
  expect(lateness.figures.max).toBe(80);
  lateness.stop();
});
