import { describe, expect, test } from 'vitest';
import { having, without } from '../../src/model/testing/spoil.js';
import { story } from '../../src/model/testing/story.js';
import {
  heartbeatCount,
  heartbeatCountPresent,
  heartbeatCountUnraised,
  heartbeatEventsCounted,
} from './heartbeat-count.js';
import { heartbeatStatus, heartbeatType } from './heartbeat.js';
import { asked, beats, bound } from './testing/silence.js';

describe('heartbeat.type', () => {
  test.each([
    ['pass', 'as it should be', beats({}, {})],
    ['violated', 'a Bundle of type history', beats({}, { spoil: having('type', 'history') })],
    ['violated', 'without type', beats({ spoil: without('entry[0].resource.type') })],
    ['violated', 'of another type', bound(1).handshake().notified('query-status')],
    [
      'pass',
      'on a Subscription without period others may talk',
      beats({}).subscribed('b').notified('query-status', { key: 'b' }),
    ],
    ['inconclusive', 'none', bound(1).handshake()],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatType.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('heartbeat.status', () => {
  test.each([
    ['pass', 'active', beats({})],
    ['pass', 'error, while it is in error', beats({ status: 'error' })],
    ['violated', 'absent', beats({}, { status: null })],
    ['inconclusive', 'no heartbeat', bound(1).handshake({ status: null })],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatStatus.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('heartbeat.count-present', () => {
  test.each([
    ['pass', 'zero before any event', beats({ count: 0 })],
    ['violated', 'absent', beats({ count: 0 }, { count: null })],
    ['inconclusive', 'no heartbeat', bound(1).handshake()],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatCountPresent.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('heartbeat.count-unraised', () => {
  test.each([
    ['pass', 'the same count', beats({ count: 0 }, { count: 0 })],
    [
      'pass',
      'an event between raises it',
      beats({ count: 0 }, { count: 0 }).triggered().event().heartbeat({ count: 1 }),
    ],
    ['violated', 'one more each time', beats({ count: 0 }, { count: 1 })],
    ['violated', '$status counts a heartbeat without count', asked(asked(bound(1), 0).heartbeat({ count: null }), 1)],
    ['inconclusive', 'an event on its way may have raised it', beats({ count: 0 }).triggered().heartbeat({ count: 1 })],
    ['inconclusive', 'a handshake between may have raised it', beats({ count: 0 }).handshake().heartbeat({ count: 1 })],
    ['inconclusive', 'one alone', beats({ count: 0 })],
    ['inconclusive', 'none', bound(1).handshake()],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatCountUnraised.judge(told.history()).outcome).toBe(outcome);
  });

  test('where others may cause events a raise tells nothing', () => {
    const told = story()
      .subscribed('a', { asked: { filters: [], heartbeatPeriodS: 1 } })
      .token()
      .opened()
      .bound()
      .heartbeat({ count: 0 })
      .heartbeat({ count: 1 });
    expect(heartbeatCountUnraised.judge(told.history()).outcome).toBe('inconclusive');
  });
});

describe('heartbeat.count', () => {
  const heard = () => bound(1).handshake().triggered().event();

  test.each([
    ['pass', 'the number of the last event', heard().after(1_000).heartbeat({ count: 1 })],
    ['pass', 'more than was delivered', heard().after(1_000).heartbeat({ count: 3 })],
    ['pass', 'as $status before and after', asked(asked(bound(1), 2).heartbeat({ count: 2 }), 2)],
    ['violated', 'less than the last event', heard().after(1_000).heartbeat({ count: 0 })],
    ['violated', 'other than $status before and after', asked(asked(bound(1), 2).heartbeat({ count: 3 }), 2)],
    ['inconclusive', '$status changed meanwhile', asked(asked(bound(1), 2).heartbeat({ count: 5 }), 3)],
    ['inconclusive', 'less than an event that came just before', heard().after(498).heartbeat({ count: 0 })],
    ['violated', 'less than one that came a moment before', heard().after(499).heartbeat({ count: 0 })],
    ['inconclusive', 'no count', heard().after(1_000).heartbeat({ count: null })],
    ['inconclusive', 'nothing to compare', beats({ count: 0 })],
    ['inconclusive', 'no heartbeat', heard()],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatCount.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('heartbeat.events-counted', () => {
  const repeating = (number: number, count: number | null) =>
    beats({ events: [{ number, focus: 'Encounter/e1' }], count });

  test.each([
    ['pass', 'an event that was counted', repeating(2, 2)],
    ['violated', 'an event above the count', repeating(3, 2)],
    ['skip', 'no events', beats({}, {})],
    ['skip', 'no count to compare', repeating(3, null)],
    ['inconclusive', 'no heartbeat', bound(1).handshake()],
    ['skip', 'no period granted', bound(0).handshake()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatEventsCounted.judge(told.history()).outcome).toBe(outcome);
  });
});
