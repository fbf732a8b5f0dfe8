import { describe, expect, test } from 'vitest';
import { having } from '../../src/model/testing/spoil.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { handshakeCountUnraised, handshakeCountZero } from './handshake-count.js';

const bound = () => story().subscribed('a').token().opened().bound();
const open = () =>
  story()
    .subscribed('a', { asked: { filters: [] } })
    .token()
    .opened()
    .bound();

describe('handshake.count-zero', () => {
  test.each([
    ['pass', 'zero', bound().handshake({ count: 0 })],
    [
      'pass',
      'zero first, more later',
      bound().handshake({ count: 0 }).triggered().event().bound().handshake({ count: 1 }),
    ],
    ['skip', 'no count', bound().handshake({ count: null })],
    ['violated', 'one', bound().handshake({ count: 1 })],
    [
      'violated',
      'no number',
      bound().handshake({ spoil: having('entry[0].resource.eventsSinceSubscriptionStart', 'none') }),
    ],
    ['inconclusive', 'one, where others may cause events', open().handshake({ count: 1 })],
    [
      'inconclusive',
      'one, and events of others arrive',
      bound().handshake({ count: 1 }).event({ focus: 'Encounter/foreign' }),
    ],
    [
      'inconclusive',
      'one, and zero for a later Subscription',
      bound()
        .handshake({ count: 1 })
        .subscribed('b')
        .token({ keys: ['b'] })
        .bound({ keys: ['b'] })
        .handshake({ key: 'b', count: 0 }),
    ],
    ['inconclusive', 'an event was caused before it', bound().triggered().event().handshake({ count: 1 })],
    ['inconclusive', 'no handshake', bound()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeCountZero.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('handshake.count-unraised', () => {
  const rebound = (told: Story, count: number) => told.token().bound().handshake({ count });
  const asked = (told: Story, count: number) =>
    told.exchange({
      purpose: 'status',
      about: 'a',
      url: 'Subscription/sub-a/$status',
      status: 200,
      answer: {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: [
          {
            resource: {
              resourceType: 'SubscriptionStatus',
              type: 'query-status',
              subscription: { reference: 'Subscription/sub-a' },
              eventsSinceSubscriptionStart: String(count),
            },
          },
        ],
      },
    });
  const greeted = (count = 0) => bound().handshake({ count });

  test.each([
    ['pass', 'two handshakes, one count', rebound(greeted(), 0)],
    ['pass', 'two handshakes, one heartbeat', rebound(greeted().heartbeat(), 0)],
    ['pass', '$status around a handshake without count', asked(asked(bound(), 0).handshake({ count: null }), 0)],
    ['pass', 'an event between raises it', rebound(rebound(greeted(), 0).triggered().event(), 1)],
    ['pass', 'a reset is no raise', rebound(greeted(3), 0)],
    ['violated', 'the second counts the first', rebound(greeted(), 1)],
    ['violated', '$status counts the handshake', asked(asked(bound(), 0).handshake({ count: null }), 1)],
    ['inconclusive', 'raised, but a heartbeat came between', rebound(greeted().heartbeat(), 1)],
    ['inconclusive', 'raised, but an event was still on its way', rebound(greeted().triggered(), 1)],
    [
      'inconclusive',
      'raised, and events of others arrive',
      rebound(greeted(), 1).event({ focus: 'Encounter/foreign' }),
    ],
    ['inconclusive', 'one handshake alone', greeted()],
    ['inconclusive', '$status alone', asked(asked(bound(), 0), 1)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeCountUnraised.judge(told.history()).outcome).toBe(outcome);
  });
});
