import { describe, expect, test } from 'vitest';
import { objectsAt, textAt, type Json, type JsonObject } from '../../src/model/index.js';
import { story } from '../../src/model/testing/story.js';
import { statusSlices } from './backport-status.js';
import { countersAreStrings } from './counters.js';

/**
 * Every slice rule of backport-subscription-status-r4, read from the guide and not from our own table of it.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-status-r4.html
 */

type Change = (parameters: JsonObject[]) => JsonObject[];

/** What the check says of an R4 event-notification whose parameters were changed. */
function judged(change: Change, check = statusSlices) {
  const spoil = (bundle: JsonObject): JsonObject => {
    const [status = {}, ...others] = objectsAt(bundle, 'entry');
    const resource: Json = { resourceType: 'Parameters', parameter: change(parametersOf(status)) };
    return { ...bundle, entry: [{ ...status, resource }, ...others] };
  };
  const scene = story({ release: 'R4' }).subscribed('a').token().opened().bound().event({ spoil });
  return check.judge(scene.history());
}

function parametersOf(entry: JsonObject): JsonObject[] {
  return objectsAt(entry, 'resource', 'parameter');
}

function isNamed(name: string) {
  return (item: JsonObject): boolean => textAt(item, 'name') === name;
}

const absent =
  (name: string): Change =>
  (list) =>
    list.filter((item) => !isNamed(name)(item));
const twice =
  (name: string): Change =>
  (list) => [...list, ...list.filter(isNamed(name))];
const added =
  (item: JsonObject): Change =>
  (list) => [...list, item];
const holding =
  (name: string, content: JsonObject): Change =>
  (list) => [...absent(name)(list), { name, ...content }];
const inEvent =
  (change: Change): Change =>
  (list) =>
    list.map((item) =>
      isNamed('notification-event')(item) ? { ...item, part: change(objectsAt(item, 'part')) } : item,
    );

const QUERY = { name: 'query', valueString: 'Encounter?patient=p1' };
const query = (...part: JsonObject[]): Change => inEvent(added({ name: 'related-query', part }));
const CODING = { system: 'http://example.org/codes', code: 'a' };

describe('the Parameters of a status', () => {
  test.each<[string, Change]>([
    ['as they are', (list) => list],
    ['without a topic', absent('topic')],
    ['without a count', absent('events-since-subscription-start')],
    ['with two events', twice('notification-event')],
    ['with errors', added({ name: 'error', valueCodeableConcept: { text: 'no answer' } })],
    ['with a parameter of their own', added({ name: 'server-node', valueString: 'a' })],
    ['with contexts', inEvent(added({ name: 'additional-context', valueReference: { reference: 'Patient/p1' } }))],
    ['with a query', query(QUERY, { name: 'query-type', valueCoding: CODING })],
    ['with an authorization', inEvent(added({ name: 'authorization-type', valueCoding: CODING }))],
    ['in another order', (list) => [...list].reverse()],
  ])('%s follow the profile', (_name, change) => {
    expect(judged(change)).toMatchObject({ outcome: 'pass' });
  });

  test.each<[string, Change]>([
    ['subscription 1..1: absent', absent('subscription')],
    ['subscription 1..1: twice', twice('subscription')],
    ['subscription: no Reference', holding('subscription', { valueString: 'Subscription/sub-a' })],
    ['subscription: of another resource', holding('subscription', { valueReference: { reference: 'Patient/p1' } })],
    ['topic 0..1: twice', twice('topic')],
    ['topic: no canonical', holding('topic', { valueString: 'http://host.example/topics/encounter-complete' })],
    ['status 1..1: absent', absent('status')],
    ['status 1..1: twice', twice('status')],
    ['status: no code', holding('status', { valueString: 'active' })],
    ['status: another code', holding('status', { valueCode: 'running' })],
    ['type 1..1: absent', absent('type')],
    ['type 1..1: twice', twice('type')],
    ['type: no code', holding('type', { valueString: 'event-notification' })],
    ['type: another code', holding('type', { valueCode: 'event' })],
    ['events-since-subscription-start 0..1: twice', twice('events-since-subscription-start')],
    ['notification-event: a value', holding('notification-event', { valueString: '1' })],
    ['event-number 1..1: absent', inEvent(absent('event-number'))],
    ['event-number 1..1: twice', inEvent(twice('event-number'))],
    ['timestamp 0..1: twice', inEvent(twice('timestamp'))],
    ['timestamp: no instant', inEvent(holding('timestamp', { valueDateTime: '2030-01-01T00:00:00Z' }))],
    ['focus 0..1: twice', inEvent(twice('focus'))],
    ['focus: no Reference', inEvent(holding('focus', { valueString: 'Encounter/e1' }))],
    ['additional-context: no Reference', inEvent(added({ name: 'additional-context', valueString: 'Patient/p1' }))],
    ['related-query: a value', inEvent(added({ name: 'related-query', valueString: 'Encounter?patient=p1' }))],
    ['related-query.query 1..1: absent', query({ name: 'query-type', valueCoding: CODING })],
    ['related-query.query 1..1: twice', query(QUERY, QUERY)],
    ['related-query.query: no string', query({ name: 'query', valueUri: 'Encounter?patient=p1' })],
    ['related-query.query-type: no Coding', query(QUERY, { name: 'query-type', valueCode: 'a' })],
    ['authorization-type: no Coding', inEvent(added({ name: 'authorization-type', valueCode: 'a' }))],
    ['authorization-value: no string', inEvent(added({ name: 'authorization-value', valueUri: 'urn:a' }))],
    ['error: no CodeableConcept', added({ name: 'error', valueString: 'no answer' })],
  ])('%s', (_rule, change) => {
    const outcome = judged(change);
    expect(outcome).toMatchObject({ outcome: 'violated' });
    expect(outcome.outcome === 'violated' ? outcome.findings.length : 0).toBe(1);
  });
});

describe('the counters, which have a check of their own', () => {
  test.each<[string, Change]>([
    ['events-since-subscription-start: no string', holding('events-since-subscription-start', { valueInteger: 1 })],
    ['events-since-subscription-start: no number', holding('events-since-subscription-start', { valueString: 'one' })],
    ['event-number: no string', inEvent(holding('event-number', { valueInteger: 1 }))],
    ['event-number: no number', inEvent(holding('event-number', { valueString: 'first' }))],
  ])('%s', (_rule, change) => {
    expect(judged(change, countersAreStrings)).toMatchObject({ outcome: 'violated' });
    expect(judged(change)).toMatchObject({ outcome: 'pass' });
  });
});

test('what never came is undecided', () => {
  const silent = story({ release: 'R4' }).subscribed('a').token().opened().bound();
  expect(statusSlices.judge(silent.history()).outcome).toBe('inconclusive');
});
