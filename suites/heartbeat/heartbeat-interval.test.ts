import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { heartbeatInterval, heartbeatPerSubscription } from './heartbeat-interval.js';
import { LISTENING } from './listening.js';
import { bound, HANDSHAKE_AT, shared, silence } from './testing/silence.js';

describe('heartbeat.interval, period 10 s', () => {
  test.each([
    ['pass', 'beats on time', { beatsAt: [10_000, 20_000, 30_000], listenMs: 31_000 }],
    ['pass', 'a beat at the very edge of the tolerance', { beatsAt: [11_000], listenMs: 12_000 }],
    ['violated', 'a beat one millisecond past it', { beatsAt: [11_001], listenMs: 12_000 }],
    ['pass', 'a tail at the very edge', { beatsAt: [10_000], listenMs: 21_000 }],
    ['violated', 'a tail one millisecond past it', { beatsAt: [10_000], listenMs: 21_001 }],
    ['violated', 'one beat, then a dead channel', { beatsAt: [10_000], listenMs: 31_000 }],
    ['violated', 'no beat at all', { listenMs: 31_000 }],
    ['pass', 'more beats than asked for', { beatsAt: [1_000, 2_000, 9_000, 18_000], listenMs: 20_000 }],
    ['pass', 'a period of a minute may be six seconds late', { periodS: 60, beatsAt: [66_000], listenMs: 70_000 }],
    ['violated', 'and no more', { periodS: 60, beatsAt: [66_001], listenMs: 70_000 }],
    ['inconclusive', 'a window one millisecond too short', { listenMs: 10_999 }],
    ['pass', 'a window that is just long enough', { listenMs: 11_000 }],
    ['skip', 'no period granted', { periodS: 0, listenMs: 31_000 }],
  ] as const)('%s: %s', (outcome, _story, sketch) => {
    expect(heartbeatInterval.judge(silence(sketch).history()).outcome).toBe(outcome);
  });

  test.each([
    [
      'pass',
      'an event counts as a sign of life',
      bound().at(100).handshake().at(10_000).triggered().event().at(20_000),
    ],
    [
      'violated',
      'an event of another Subscription does not',
      bound().at(100).handshake().at(9_000).event({ subscriptionId: 'x' }).at(20_000),
    ],
    [
      'violated',
      'nor does a ping',
      bound()
        .at(100)
        .handshake()
        .at(9_000)
        .entry({ kind: 'ws-ping', connection: 'c1', by: 'server', payload: '' })
        .at(20_000),
    ],
    [
      'inconclusive',
      'the harness stood still for the overshoot',
      bound().at(100).handshake().at(12_099).late(1_000).heartbeat(),
    ],
    ['violated', 'the harness stood still for less', bound().at(100).handshake().at(12_099).late(999).heartbeat()],
    [
      'inconclusive',
      'the Subscription is in error',
      bound().at(100).handshake().at(9_000).heartbeat({ status: 'error' }).at(22_000),
    ],
    [
      'inconclusive',
      'the server closed before a beat was due',
      bound().at(100).handshake().at(5_000).closed('server').at(20_000),
    ],
    [
      'violated',
      'silence before the server closed',
      bound().at(100).handshake().at(12_000).closed('server').at(20_000),
    ],
    ['inconclusive', 'no sign that it was bound', bound().at(20_000)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    const listened = told.listened('heartbeats', ['beating'], HANDSHAKE_AT);
    expect(heartbeatInterval.judge(listened.history()).outcome).toBe(outcome);
  });

  test('without a handshake the first notification starts the clock', () => {
    const told = bound().at(20_000).triggered().event().at(30_000).heartbeat().at(40_000);
    expect(heartbeatInterval.judge(told.listened('heartbeats', ['beating'], 20_000).history()).outcome).toBe('pass');
  });

  test('a period that the budget does not allow is skipped, and the option named', () => {
    const told = bound().skipped(LISTENING, 'the granted period is long', '--time-budget 700');
    expect(heartbeatInterval.judge(told.history())).toEqual({
      outcome: 'skip',
      message: 'the granted period is long; --time-budget 700 would include it',
    });
  });

  test('never listened: undecided', () => {
    expect(heartbeatInterval.judge(bound().handshake().history()).outcome).toBe('inconclusive');
    expect(heartbeatInterval.judge(story().history()).outcome).toBe('inconclusive');
  });

  test('a violation says what was due, what came, every gap, and where to look', () => {
    const told = silence({ beatsAt: [10_000], listenMs: 31_000 });
    expect(heartbeatInterval.judge(told.history())).toEqual({
      outcome: 'violated',
      message: 'A heartbeat period passed in silence: gaps of 10000, 21000 ms on "beating" (period 10 s)',
      findings: [
        {
          entry: told.lastSeq - 1,
          expected: 'a notification within 11000 ms, tolerance included',
          actual: '21000 ms of silence',
        },
      ],
    });
  });
});

describe('heartbeat.per-subscription, periods 10 s and 20 s on one connection', () => {
  const first = [10_000, 20_000, 30_000].map((at) => ['beating', at] as const);
  const second = [20_000].map((at) => ['second', at] as const);

  test.each([
    ['pass', 'each by its own period', shared([...first, ...second], 31_000)],
    ['violated', 'the longer one is left out', shared(first, 31_000)],
    ['violated', 'the shorter one follows the longer one', shared([['beating', 20_000], ...second], 31_000)],
    [
      'pass',
      'the longer one follows the shorter one',
      shared([...first, ['second', 10_000], ['second', 20_000]], 31_000),
    ],
    ['inconclusive', 'neither is served: another check says so', shared([], 31_000)],
    ['inconclusive', 'too short for the longer one', shared(first, 21_000)],
    ['skip', 'one alone', silence({ beatsAt: [10_000], listenMs: 20_000 })],
    ['skip', 'no period granted', silence({ periodS: 0, listenMs: 20_000 })],
    ['inconclusive', 'never listened', bound().handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatPerSubscription.judge(told.history()).outcome).toBe(outcome);
  });

  test('the same period for both tells nothing', () => {
    const told = story()
      .subscribed('beating', { asked: { heartbeatPeriodS: 10 } })
      .subscribed('second', { asked: { heartbeatPeriodS: 20 }, granted: { heartbeatPeriodS: 10 } })
      .token()
      .opened()
      .bound({ keys: ['beating', 'second'] })
      .handshake({ key: 'beating' })
      .handshake({ key: 'second' })
      .at(30_000)
      .listened('heartbeats', ['beating', 'second'], 100);
    expect(heartbeatPerSubscription.judge(told.history()).outcome).toBe('skip');
  });
});
