import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../json.js';
import { STATUS_PROFILE } from '../backport/names.js';
import { statusParameters } from './status-parameters.js';

const status: JsonObject = {
  resourceType: 'SubscriptionStatus',
  status: 'active',
  type: 'event-notification',
  eventsSinceSubscriptionStart: '7',
  notificationEvent: [
    {
      eventNumber: '7',
      timestamp: '2030-01-01T00:00:00.000Z',
      focus: { reference: 'Encounter/e1' },
      additionalContext: [{ reference: 'Patient/p1' }, { reference: 'Patient/p2' }],
    },
  ],
  subscription: { reference: 'Subscription/a' },
  topic: 'http://example.org/topic',
  error: [{ text: 'no-response' }],
};

describe('a status in Parameters', () => {
  test('has the parameters of the profile, each of its type', () => {
    expect(statusParameters(status)).toEqual({
      resourceType: 'Parameters',
      meta: { profile: [STATUS_PROFILE] },
      parameter: [
        { name: 'subscription', valueReference: { reference: 'Subscription/a' } },
        { name: 'topic', valueCanonical: 'http://example.org/topic' },
        { name: 'status', valueCode: 'active' },
        { name: 'type', valueCode: 'event-notification' },
        { name: 'events-since-subscription-start', valueString: '7' },
        {
          name: 'notification-event',
          part: [
            { name: 'event-number', valueString: '7' },
            { name: 'timestamp', valueInstant: '2030-01-01T00:00:00.000Z' },
            { name: 'focus', valueReference: { reference: 'Encounter/e1' } },
            { name: 'additional-context', valueReference: { reference: 'Patient/p1' } },
            { name: 'additional-context', valueReference: { reference: 'Patient/p2' } },
          ],
        },
        { name: 'error', valueCodeableConcept: { text: 'no-response' } },
      ],
    });
  });

  test('leaves out what is absent', () => {
    expect(statusParameters({ resourceType: 'SubscriptionStatus', type: 'heartbeat' }).parameter).toEqual([
      { name: 'type', valueCode: 'heartbeat' },
    ]);
    expect(statusParameters({ resourceType: 'SubscriptionStatus' })).not.toHaveProperty('parameter');
  });
});

describe('a spoiled status stays spoiled', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'a count as a number',
      { eventsSinceSubscriptionStart: 7 },
      { name: 'events-since-subscription-start', valueInteger: 7 },
    ],
    [
      'a count as a fraction',
      { eventsSinceSubscriptionStart: 7.5 },
      { name: 'events-since-subscription-start', valueDecimal: 7.5 },
    ],
    [
      'a reference as text',
      { subscription: 'Subscription/a' },
      { name: 'subscription', valueString: 'Subscription/a' },
    ],
    ['a topic as an object', { topic: { reference: 'x' } }, { name: 'topic', valueReference: { reference: 'x' } }],
    ['a status that does not exist', { status: 'running' }, { name: 'status', valueCode: 'running' }],
    ['an error as text', { error: 'down' }, { name: 'error', valueString: 'down' }],
  ])('%s', (_what, spoiled, parameter) => {
    expect(statusParameters(spoiled).parameter).toEqual([parameter]);
  });

  test('two types are two parameters', () => {
    expect(statusParameters({ type: ['handshake', 'heartbeat'] }).parameter).toHaveLength(2);
  });

  test.each<[string, Json, JsonObject]>([
    ['without number', { timestamp: 'now' }, { part: [{ name: 'timestamp', valueInstant: 'now' }] }],
    ['with an unknown element', { sequence: 1 }, { sequence: 1 }],
    ['as text', 'seven', { valueString: 'seven' }],
  ])('an event %s', (_what, event, expected) => {
    expect(statusParameters({ notificationEvent: [event] }).parameter).toEqual([
      { name: 'notification-event', ...expected },
    ]);
  });

  test('an unknown element is one of the resource', () => {
    expect(statusParameters({ ...status, eventsSinceStart: '1' })).toMatchObject({ eventsSinceStart: '1' });
  });

  test('an id and further profiles are kept', () => {
    const { id, meta } = statusParameters({
      ...status,
      id: 's1',
      meta: { versionId: '1', profile: ['http://example.org/p'] },
    });
    expect([id, meta]).toEqual(['s1', { versionId: '1', profile: ['http://example.org/p', STATUS_PROFILE] }]);
  });
});
