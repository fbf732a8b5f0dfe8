import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { having, story, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { assembledAt } from './assembled-at.js';
import { countersAreStrings, countPresent } from './counters.js';
import { eventType } from './event-type.js';
import { eventsListed, referenceType, timestamp } from './events.js';
import { namedSubscription } from './named-subscription.js';
import { statusCardinality } from './status-cardinality.js';
import { statusCode, statusPresent, topic } from './status.js';
import { bound, oneEvent, told, unspoiled } from './testing/scenes.js';

const status = 'entry[0].resource';
const event = `${status}.notificationEvent[0]`;
const subscription = (reference: string): Spoil => having(`${status}.subscription`, { reference });
const focus = (reference: string, type?: string): Spoil =>
  having(`${event}.focus`, type === undefined ? { reference } : { reference, type });
const time = (value: string): Spoil => having(`${event}.timestamp`, value);
const sent = (value: string): Spoil => having('timestamp', value);

const cases: readonly (readonly [Check, string, Spoil, 'pass' | 'violated'])[] = [
  [statusCardinality, 'an honest status', unspoiled, 'pass'],
  [statusCardinality, 'no type', without(`${status}.type`), 'violated'],
  [statusCardinality, 'a list of types', having(`${status}.type`, ['event-notification']), 'violated'],
  [statusCardinality, 'no Subscription', without(`${status}.subscription`), 'violated'],
  [
    statusCardinality,
    'an identifier only',
    having(`${status}.subscription`, { identifier: { value: '1' } }),
    'violated',
  ],
  [statusCardinality, 'two counts', having(`${status}.eventsSinceSubscriptionStart`, ['1', '2']), 'violated'],
  [statusCardinality, 'no count', without(`${status}.eventsSinceSubscriptionStart`), 'pass'],
  [statusCardinality, 'a count that is a number', having(`${status}.eventsSinceSubscriptionStart`, 1), 'pass'],
  [
    statusCardinality,
    'an event that is no list',
    having(`${status}.notificationEvent`, { eventNumber: '1' }),
    'violated',
  ],
  [statusCardinality, 'no event number', without(`${event}.eventNumber`), 'violated'],
  [
    statusCardinality,
    'a context that is no list',
    having(`${event}.additionalContext`, { reference: 'Patient/p1' }),
    'violated',
  ],
  [statusCardinality, 'an error that is no list', having(`${status}.error`, { text: 'no' }), 'violated'],
  [namedSubscription, 'an absolute reference', unspoiled, 'pass'],
  [namedSubscription, 'a relative reference', subscription('Subscription/sub-a'), 'pass'],
  [namedSubscription, 'http in place of https', subscription('http://HOST.example/fhir/Subscription/sub-a'), 'pass'],
  [namedSubscription, 'a versioned reference', subscription('Subscription/sub-a/_history/2'), 'pass'],
  [namedSubscription, 'another id', subscription('Subscription/sub-b'), 'violated'],
  [namedSubscription, 'another server', subscription('https://internal.example/Subscription/sub-a'), 'violated'],
  [statusCode, 'active', unspoiled, 'pass'],
  [statusCode, 'entered-in-error', having(`${status}.status`, 'entered-in-error'), 'pass'],
  [statusCode, 'an invention', having(`${status}.status`, 'running'), 'violated'],
  [statusPresent, 'a status', unspoiled, 'pass'],
  [statusPresent, 'none', without(`${status}.status`), 'violated'],
  [topic, 'the topic', unspoiled, 'pass'],
  [topic, 'a version of it', having(`${status}.topic`, 'http://host.example/topics/encounter-complete|1.0'), 'pass'],
  [topic, 'another one', having(`${status}.topic`, 'http://host.example/topics/other'), 'violated'],
  [countPresent, 'a count', unspoiled, 'pass'],
  [countPresent, 'none', without(`${status}.eventsSinceSubscriptionStart`), 'violated'],
  [countersAreStrings, 'texts', unspoiled, 'pass'],
  [countersAreStrings, 'a count that is a number', having(`${status}.eventsSinceSubscriptionStart`, 1), 'violated'],
  [countersAreStrings, 'an event number that is a number', having(`${event}.eventNumber`, 1), 'violated'],
  [countersAreStrings, 'a negative number', having(`${event}.eventNumber`, '-1'), 'violated'],
  [countersAreStrings, 'leading zeros', having(`${event}.eventNumber`, '01'), 'violated'],
  [countersAreStrings, 'another text', having(`${event}.eventNumber`, 'one'), 'violated'],
  [eventsListed, 'an event', unspoiled, 'pass'],
  [eventsListed, 'none', without(`${status}.notificationEvent`), 'violated'],
  [eventsListed, 'an empty list', having(`${status}.notificationEvent`, []), 'violated'],
  [eventType, 'an event-notification', unspoiled, 'pass'],
  [eventType, 'a handshake', having(`${status}.type`, 'handshake'), 'violated'],
  [eventType, 'a heartbeat', having(`${status}.type`, 'heartbeat'), 'violated'],
  [eventType, 'a query-event', having(`${status}.type`, 'query-event'), 'violated'],
  [timestamp, 'an instant', unspoiled, 'pass'],
  [timestamp, 'an instant in another zone', time('2030-01-01T05:30:00.010+05:30'), 'pass'],
  [timestamp, 'within the tolerance of clocks', time('2029-12-31T23:59:56Z'), 'pass'],
  [timestamp, 'none', without(`${event}.timestamp`), 'violated'],
  [timestamp, 'a date', time('2030-01-01'), 'violated'],
  [timestamp, 'no zone', time('2030-01-01T00:00:00'), 'violated'],
  [timestamp, 'no such day', time('2030-02-31T00:00:00Z'), 'violated'],
  [timestamp, 'a number', having(`${event}.timestamp`, 1_893_456_000), 'violated'],
  [timestamp, 'an hour before', time('2029-12-31T23:00:00Z'), 'violated'],
  [timestamp, 'an hour after', time('2030-01-01T01:00:00Z'), 'violated'],
  [assembledAt, 'an instant', unspoiled, 'pass'],
  [assembledAt, 'none', without('timestamp'), 'violated'],
  [assembledAt, 'no zone', sent('2030-01-01T00:00:00'), 'violated'],
  [assembledAt, 'years ago', sent('2020-01-01T00:00:00Z'), 'violated'],
  [assembledAt, 'an hour ahead', sent('2030-01-01T01:00:00Z'), 'violated'],
  [referenceType, 'a urn:uuid with its type', focus('urn:uuid:1', 'Encounter'), 'pass'],
  [referenceType, 'a urn:uuid alone', focus('urn:uuid:1'), 'violated'],
  [referenceType, 'an opaque URL', focus('https://host.example/objects/17'), 'violated'],
];

describe('the status of a notification', () => {
  test.each(cases)('$0.id: $1: $3', (check, _name, spoil, outcome) => {
    expect(told(check, oneEvent('id-only', spoil))).toBe(outcome);
  });

  test.each([...new Set(cases.map(([check]) => check))])('$id is undecided where nothing was notified', (check) => {
    const scene = story().subscribed('a').token().opened().bound().blocked('bind', 'no handshake came');
    expect(told(check, scene)).toBe('inconclusive');
    expect(check.judge(scene.history()).message).toContain('no handshake came');
  });

  test('what was not sent at all is skipped, not passed', () => {
    const bare = { status: null, topic: null };
    const scene = story().subscribed('a').token().opened().bound().handshake(bare).triggered().event(bare);
    expect([statusCode, topic, referenceType].map((check) => told(check, scene))).toEqual(['skip', 'skip', 'skip']);
  });

  test('a conditional reference shows its type', () => {
    expect(told(referenceType, oneEvent('id-only', focus('Encounter?identifier=1')))).toBe('skip');
  });

  test('one missing type is one defect', () => {
    const scene = oneEvent('id-only', without(`${status}.type`));
    const alarms = [...new Set(cases.map(([check]) => check))].filter((check) => told(check, scene) === 'violated');
    expect(alarms.map(({ id }) => id)).toEqual(['notification.status-cardinality']);
  });

  test('one number in place of a text is one defect', () => {
    const scene = oneEvent('id-only', having(`${event}.eventNumber`, 1));
    const alarms = [...new Set(cases.map(([check]) => check))].filter((check) => told(check, scene) === 'violated');
    expect(alarms.map(({ id }) => id)).toEqual(['notification.counters-are-strings']);
  });
});

describe('notification.subscription', () => {
  test('a token for everything covers Subscriptions of others', () => {
    const all = story().subscribed('a').token({ keys: [], level: 'type' }).opened().bound();
    expect(told(namedSubscription, all.handshake().handshake({ subscriptionId: 'somebody-elses' }))).toBe(
      'inconclusive',
    );
  });

  test('a connection that must not be bound is judged by other rules', () => {
    const scene = story().subscribed('a').opened().bound({ keys: [], credential: 'garbage' }).handshake();
    expect(told(namedSubscription, scene)).toBe('inconclusive');
  });

  test.each([
    ['http://127.0.0.1:8080/fhir', 'http://localhost:8080/fhir', 'pass'],
    ['http://localhost/fhir', 'https://[::1]/fhir', 'pass'],
    ['http://localhost:8080/fhir', 'http://127.0.0.1:9090/fhir', 'violated'],
    ['http://127.0.0.1/fhir', 'http://127.0.0.1.example/fhir', 'violated'],
  ] as const)('names of one machine are one address: %s and %s', (baseUrl, named, outcome) => {
    const scene = story({ baseUrl }).subscribed('a').token().opened().bound();
    const spoil = subscription(`${named}/Subscription/sub-a`);
    expect(told(namedSubscription, scene.handshake({ spoil }))).toBe(outcome);
  });

  test('what comes before the handshake may have been sent to a connection that was not bound yet', () => {
    const scene = story().subscribed('a').subscribed('b').token().opened().bound().event({ key: 'b' });
    expect(told(namedSubscription, scene.handshake())).toBe('pass');
    expect(told(namedSubscription, scene.event({ key: 'b' }))).toBe('violated');
  });

  test('another Subscription of the scenario is another Subscription', () => {
    const scene = bound().subscribed('b').event({ key: 'b' });
    expect(told(namedSubscription, scene)).toBe('violated');
  });

  test('where no handshakes are sent nothing is waited for', () => {
    const facts = { binding: { form: 'colon', handshakes: false } } as const;
    const scene = story({ facts }).subscribed('a').subscribed('b').token().opened().bound().event({ key: 'b' });
    expect(told(namedSubscription, scene)).toBe('violated');
  });
});

describe('notification.event-type and repeats', () => {
  test('a handshake may bring what was missed', () => {
    const missed = [{ number: 1, focus: 'Encounter/e1' }];
    const scene = bound().closed().triggered().opened().bound().handshake({ count: 1, events: missed });
    expect(told(eventType, scene)).toBe('inconclusive');
    expect(told(eventType, scene.triggered().event({ number: 2 }))).toBe('pass');
  });

  test('a heartbeat may repeat an event', () => {
    const recent = [{ number: 1, focus: 'Encounter/e1' }];
    expect(told(eventType, oneEvent().heartbeat({ events: recent }))).toBe('pass');
  });

  test('an event that only a heartbeat brings is new, whatever else is bound afterwards', () => {
    const recent = [{ number: 1, focus: 'Encounter/e1' }];
    const both = bound()
      .handshake({ key: 'a' })
      .subscribed('b')
      .token({ keys: ['b'] })
      .bound({ keys: ['b'] });
    const scene = both.handshake({ key: 'b' }).triggered().heartbeat({ key: 'a', count: 1, events: recent });
    expect(told(eventType, scene)).toBe('violated');
  });

  test('a heartbeat that brings an event before its notification is no fault of the notification', () => {
    const recent = [{ number: 1, focus: 'Encounter/e1' }];
    expect(told(eventType, bound().triggered().heartbeat({ count: 1, events: recent }).event())).toBe('pass');
  });
});

describe('times and clocks', () => {
  const skewed = (timestampText: string) => {
    const answerHeaders = { date: 'Tue, 01 Jan 2030 03:00:00 GMT' };
    return story()
      .exchange({ purpose: 'metadata', status: 200, answerHeaders })
      .subscribed('a')
      .token()
      .opened()
      .bound()
      .triggered()
      .event({ spoil: having(`${event}.timestamp`, timestampText) });
  };

  test('a server whose clock is ahead says the time of its clock', () => {
    expect(told(timestamp, skewed('2030-01-01T03:00:00Z'))).toBe('pass');
  });

  test('an event of an unknown cause is no earlier than the Subscription', () => {
    const scene = bound().event({ focus: 'Encounter/other', spoil: time('2029-12-31T20:00:00Z') });
    expect(told(timestamp, scene)).toBe('violated');
  });
});
