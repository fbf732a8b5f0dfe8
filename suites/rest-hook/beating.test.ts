import { describe, expect, test } from 'vitest';
import { BEAT } from './beating-act.js';
import { hookHeartbeat } from './beating.js';
import { BEATING } from './keys.js';
import { tale, type Tale } from './testing/tale.js';

const PERIOD = { asked: { heartbeatPeriodS: 1 } };

/** Active at 1000 ms; heartbeats at these times, waited for until the end. */
function beating(timesMs: readonly number[], endMs: number, type = 'heartbeat'): Tale {
  const told = tale()
    .hooked(BEATING, PERIOD)
    .posted(BEATING)
    .and((one) => one.at(999))
    .read(BEATING, 'active');
  for (const at of timesMs) told.and((one) => one.at(at)).posted(BEATING, { type });
  return told.and((one) => one.at(endMs).waited(BEAT, { met: false, sinceAt: 1_000 }));
}

describe('rest-hook.heartbeat, period 1 s', () => {
  test.each([
    ['pass', 'in time', beating([2_000, 3_000], 3_001)],
    ['pass', 'within the tolerance', beating([2_900, 4_800], 4_801)],
    ['violated', 'none', beating([], 3_100)],
    ['violated', 'once', beating([2_000], 4_101)],
    ['violated', 'every five periods', beating([6_000], 6_001)],
    ['inconclusive', 'the harness stood still', beating([], 3_000).and((one) => one.late(1_500).waited(BEAT))],
    ['inconclusive', 'other notifications all the time', beating([2_000, 3_000], 3_001, 'event-notification')],
    ['inconclusive', 'never active', tale().hooked(BEATING, PERIOD).read(BEATING, 'requested')],
    ['skip', 'no period granted', beating([], 1_010).and((one) => one.skipped(BEAT, 'none is granted'))],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookHeartbeat.judge(told.history()).outcome).toBe(outcome);
  });
});
