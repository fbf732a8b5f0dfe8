import { expect, test } from 'vitest';
import { ServerClock } from './server-clock.js';

/** The Date header of a server whose clock shows that many ms. */
function dateAt(ms: number): string {
  return new Date(ms).toUTCString();
}

const NOON = Date.UTC(2024, 0, 1, 12);

test('clocks that may agree are taken to agree', () => {
  const clock = new ServerClock();
  clock.learn(dateAt(NOON), NOON + 990, NOON + 1_005);
  expect(clock.skewMs).toBe(0);
});

test('a slow answer does not make the server look late', () => {
  const clock = new ServerClock();
  clock.learn(dateAt(NOON), NOON, NOON + 4_000);
  expect(clock.skewMs).toBe(0);
});

test('a difference is told at least, and more exactly with each answer', () => {
  const clock = new ServerClock();
  const aheadMs = 60_000;
  for (const ms of [100, 450, 950]) clock.learn(dateAt(NOON + ms + aheadMs), NOON + ms, NOON + ms + 10);
  expect(clock.skewMs).toBeGreaterThan(aheadMs - 200);
  expect(clock.skewMs).toBeLessThanOrEqual(aheadMs);
});

test('a server whose clock is behind is known as well', () => {
  const clock = new ServerClock();
  clock.learn(dateAt(NOON - 30_000), NOON, NOON + 10);
  expect(clock.skewMs).toBe(-29_000);
});

test('a clock that is set is followed', () => {
  const clock = new ServerClock();
  clock.learn(dateAt(NOON), NOON, NOON + 10);
  clock.learn(dateAt(NOON + 90_000), NOON + 20, NOON + 30);
  expect(clock.skewMs).toBeGreaterThan(89_000);
});

test('what is no date is nothing to learn from', () => {
  const clock = new ServerClock();
  clock.learn(undefined, NOON, NOON);
  clock.learn('yesterday', NOON, NOON);
  expect(clock.skewMs).toBe(0);
});
