import { describe, expect, test } from 'vitest';
import type { Json } from '../model/index.js';
import {
  having,
  notificationBundle,
  resourceEntry,
  together,
  without,
  BASE_URL,
  TOPIC_URL,
} from '../model/testing/story.js';
import { readNotification } from './read-notification.js';

const timestamp = '2030-01-01T00:00:00.000Z';
const bundle = notificationBundle({
  type: 'event-notification',
  subscriptionId: 'sub-a',
  count: 7,
  events: [
    { number: 6, focus: 'Encounter/e1', timestamp, context: ['Patient/p1'] },
    { number: 7, focus: null },
  ],
  entries: [resourceEntry('Encounter/e1')],
  timestamp,
});
const status = 'entry[0].resource';

test('a notification is read with its places', () => {
  expect(readNotification(bundle)).toMatchObject({
    bundle,
    statuses: [
      {
        path: 'Bundle.entry[0].resource',
        type: 'event-notification',
        status: 'active',
        count: 7,
        rawCount: '7',
        subscription: `${BASE_URL}/Subscription/sub-a`,
        subscriptionId: 'sub-a',
        topic: TOPIC_URL,
        events: [
          {
            path: 'Bundle.entry[0].resource.notificationEvent[0]',
            number: 6,
            rawNumber: '6',
            timestamp,
            focus: {
              path: 'Bundle.entry[0].resource.notificationEvent[0].focus',
              reference: `${BASE_URL}/Encounter/e1`,
            },
            context: [
              {
                path: 'Bundle.entry[0].resource.notificationEvent[0].additionalContext[0]',
                reference: `${BASE_URL}/Patient/p1`,
              },
            ],
          },
          { number: 7, focus: undefined, context: [] },
        ],
      },
    ],
    others: [{ path: 'Bundle.entry[1]', fullUrl: `${BASE_URL}/Encounter/e1`, resource: { id: 'e1' } }],
  });
});

describe('nothing is repaired', () => {
  test('any Bundle.type is read', () => {
    expect(readNotification(having('type', 'history')(bundle))?.statuses).toHaveLength(1);
    expect(readNotification(without('type')(bundle))?.statuses).toHaveLength(1);
  });

  test('a status in a later entry is found where it is', () => {
    const moved = {
      ...bundle,
      entry: [resourceEntry('Encounter/e1'), { resource: { resourceType: 'SubscriptionStatus' } }],
    };
    expect(readNotification(moved)).toMatchObject({
      statuses: [{ path: 'Bundle.entry[1].resource', events: [] }],
      others: [{ path: 'Bundle.entry[0]' }],
    });
  });

  test('several statuses are all read', () => {
    const twice = having('entry[1].resource', { resourceType: 'SubscriptionStatus', type: 'heartbeat' })(bundle);
    expect(readNotification(twice)?.statuses.map(({ type }) => type)).toEqual(['event-notification', 'heartbeat']);
    expect(readNotification(twice)?.others).toEqual([]);
  });

  test('members of a wrong JSON type are absent from the view', () => {
    const wrong = together(
      having(`${status}.type`, 1),
      having(`${status}.topic`, ['x']),
      having(`${status}.subscription`, 'Subscription/sub-a'),
      having(`${status}.notificationEvent`, { eventNumber: '1' }),
    )(bundle);
    const [view] = readNotification(wrong)?.statuses ?? [];
    expect([view?.type, view?.topic, view?.subscription, view?.subscriptionId]).toEqual(Array(4).fill(undefined));
    expect(view?.events).toEqual([]);
  });
});

describe('counters', () => {
  const cases: [Json, number | undefined][] = [
    ['7', 7],
    [7, 7],
    ['0', 0],
    ['-1', -1],
    ['007', 7],
    ['7.5', undefined],
    [7.5, undefined],
    ['', undefined],
    ['seven', undefined],
    [null, undefined],
    [['7'], undefined],
  ];
  test.each(cases)('%j is read as %j', (raw, count) => {
    const view = readNotification(having(`${status}.eventsSinceSubscriptionStart`, raw)(bundle));
    expect([view?.statuses[0]?.count, view?.statuses[0]?.rawCount]).toEqual([count, raw]);
  });
});

describe('the Subscription that is named', () => {
  test.each([
    ['Subscription/a', 'a'],
    ['https://host.example/fhir/Subscription/a', 'a'],
    ['https://host.example/fhir/Subscription/a/_history/3', 'a'],
    ['a', 'a'],
  ])('%s', (reference, id) => {
    const view = readNotification(having(`${status}.subscription.reference`, reference)(bundle));
    expect(view?.statuses[0]?.subscriptionId).toBe(id);
  });
});

describe('what is no notification', () => {
  test.each([
    [null],
    ['text'],
    [{}],
    [[bundle]],
    [{ resourceType: 'SubscriptionStatus' }],
    [{ resourceType: 'Bundle' }],
    [{ resourceType: 'Bundle', entry: { resource: { resourceType: 'SubscriptionStatus' } } }],
    [{ resourceType: 'Bundle', entry: [null, 1, { resource: { resourceType: 'Patient' } }] }],
  ])('%j', (document) => {
    expect(readNotification(document)).toBeUndefined();
  });
});
