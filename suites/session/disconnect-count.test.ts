import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { disconnectCounted, disconnectNumbers } from './disconnect-count.js';
import { notificationUndeliveredCounted } from './notification.js';

const missed = (told: Story) => told.triggered({ because: 'disconnected', expects: [] });

/** One event is heard, two are missed: the next one is number four. */
const away = () =>
  missed(missed(story().subscribed('a').token().opened('c1').bound().handshake().triggered().event().closed()));
const back = (told: Story, count: number | null) => told.token().opened('c2').bound().handshake({ count });
const next = (told: Story, number: number, count: number | null = number) =>
  told.triggered().event({ number, count, focus: 'Encounter/e4' });
const asked = (told: Story, count: number) =>
  told.exchange({
    purpose: 'status',
    about: 'a',
    url: 'Subscription/sub-a/$status',
    status: 200,
    answer: {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'SubscriptionStatus',
            subscription: { reference: 'Subscription/sub-a' },
            eventsSinceSubscriptionStart: String(count),
          },
        },
      ],
    },
  });
const foreign = (told: Story) => told.event({ number: 9, focus: 'Encounter/foreign' });

const ELSEWHERE = [
  [
    'inconclusive',
    'nothing was missed',
    back(story().subscribed('a').token().opened().bound().handshake().triggered().event().closed(), 1),
  ],
  [
    'inconclusive',
    'no number was known before',
    missed(story().subscribed('a').token().opened().bound().handshake().closed()),
  ],
  ['inconclusive', 'never closed', story().subscribed('a').token().opened().bound().handshake().triggered().event()],
  ['inconclusive', 'the client stayed away', away()],
] as const;

describe('disconnect.counted', () => {
  test.each([
    ['pass', '$status says three', asked(away(), 3)],
    ['pass', 'the handshake says three', back(away(), 3)],
    ['pass', '$status is late, the handshake is not', back(asked(away(), 2), 3)],
    ['pass', 'the handshake always says zero, $status does not', back(asked(away(), 3), 0)],
    ['pass', 'neither says anything, the next event does', next(back(away(), null), 4)],
    ['violated', '$status says one', asked(away(), 1)],
    ['violated', 'the handshake says two', back(away(), 2)],
    ['violated', 'the next event says two', next(back(away(), null), 2)],
    ['inconclusive', 'too many, and events of others arrive', foreign(asked(away(), 5))],
    ...ELSEWHERE,
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectCounted.judge(told.history()).outcome).toBe(outcome);
  });

  test('a violation says what was expected', () => {
    expect(disconnectCounted.judge(back(away(), 1).history())).toMatchObject({
      findings: [{ expected: '3', actual: '1' }],
    });
  });
});

describe('events that were counted before the first own one', () => {
  const busy = () => story().subscribed('a').token().opened('c1').bound().handshake({ count: 1 });
  const gone = () => missed(busy().triggered().event({ number: 2, count: 2, focus: 'Encounter/e1' }).closed());

  test.each([
    ['pass', 'none while away', back(gone(), 3)],
    ['inconclusive', 'one while away', back(gone(), 4)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectCounted.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('disconnect.numbers', () => {
  test.each([
    ['pass', 'four', next(back(away(), 3), 4)],
    [
      'pass',
      'four, behind a replay of what was missed',
      next(back(away(), 3).event({ number: 2 }).event({ number: 3 }), 4),
    ],
    ['violated', 'one again', next(back(away(), 0), 1)],
    ['violated', 'two', next(back(away(), 1), 2)],
    ['violated', 'five', next(back(away(), 4), 5)],
    ['inconclusive', 'five, and events of others arrive', foreign(next(back(away(), 4), 5))],
    [
      'inconclusive',
      'one change is told as two events',
      next(back(away(), 3).event({ number: 2, focus: 'Encounter/e1' }), 6),
    ],
    ['inconclusive', 'the next event does not come', back(away(), 3).triggered()],
    ...ELSEWHERE,
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectNumbers.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('notification.undelivered-counted', () => {
  const offByOne = () =>
    missed(
      missed(story().subscribed('a').token().opened().bound().handshake().triggered().event({ count: 0 }).closed()),
    );

  test.each([
    ['pass', 'four', next(back(away(), 3), 4)],
    ['pass', 'a count that always leaves the event itself out', next(back(offByOne(), 2), 4, 3)],
    ['violated', 'two', next(back(away(), 1), 4, 2)],
    ['violated', 'one', next(back(away(), 1), 4, 1)],
    ['inconclusive', 'five, and events of others arrive', foreign(next(back(away(), 4), 5))],
    ['inconclusive', 'no count', next(back(away(), 3), 4, null)],
    ...ELSEWHERE,
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(notificationUndeliveredCounted.judge(told.history()).outcome).toBe(outcome);
  });
});
