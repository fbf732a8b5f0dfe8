import { describe, expect, test } from 'vitest';
import { listAt, type JsonObject } from '../../src/model/index.js';
import { having, story, together, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { eventExtensions, fhirVersion, statusSlices } from './backport-status.js';
import { bound } from './testing/scenes.js';
import { link, told } from './testing/backport-scenes.js';

const STATUS = 'entry[0].resource';

/** Parameters of the status of an event, in the order of the stories. */
const [SUBSCRIPTION, TOPIC, CODE, TYPE, COUNT, EVENT] = [0, 1, 2, 3, 4, 5].map(
  (index) => `${STATUS}.parameter[${String(index)}]`,
);

const also =
  (parameter: JsonObject): Spoil =>
  (bundle) => {
    const [first = {}] = listAt(bundle, 'entry');
    const parameters = [...listAt(first, 'resource', 'parameter'), parameter];
    return having(`${STATUS}.parameter`, parameters)(bundle);
  };

describe('notification.status-slices', () => {
  test.each<[string, string, Spoil]>([
    ['pass', 'by the profile', (bundle) => bundle],
    ['pass', 'a parameter of the server’s own', also({ name: 'x-priority', valueCode: 'high' })],
    ['violated', 'no subscription', without(SUBSCRIPTION ?? '')],
    ['violated', 'a subscription as text', having(`${SUBSCRIPTION ?? ''}`, { name: 'subscription', valueString: 'a' })],
    ['violated', 'a topic as uri', having(TOPIC ?? '', { name: 'topic', valueUri: 'http://host.example/t' })],
    ['violated', 'no status', without(CODE ?? '')],
    ['violated', 'two statuses', also({ name: 'status', valueCode: 'active' })],
    ['violated', 'a status that does not exist', having(`${CODE ?? ''}.valueCode`, 'running')],
    ['violated', 'a type that does not exist', having(`${TYPE ?? ''}.valueCode`, 'news')],
    ['violated', 'two counts', also({ name: 'events-since-subscription-start', valueString: '1' })],
    [
      'pass',
      'a count as number, which notification.counters-are-strings tells',
      having(COUNT ?? '', { name: 'events-since-subscription-start', valueInteger: 1 }),
    ],
    ['pass', 'an event number in words, which it tells as well', having(`${EVENT ?? ''}.part[0].valueString`, 'first')],
    ['violated', 'an event without number', without(`${EVENT ?? ''}.part[0]`)],
    ['violated', 'a time that is a date', having(`${EVENT ?? ''}.part[1].valueInstant`, '2030-01-01')],
    ['violated', 'a focus as text', having(`${EVENT ?? ''}.part[2]`, { name: 'focus', valueString: 'Encounter/e1' })],
    ['advise', 'names in camel case', having(`${COUNT ?? ''}.name`, 'eventsSinceSubscriptionStart')],
    ['violated', 'an error in words', also({ name: 'error', valueString: 'down' })],
  ])('%s: %s', (outcome, _story, spoil) => {
    expect(statusSlices.judge(told('R4', spoil).history()).outcome).toBe(outcome);
  });

  test('what notification.events-listed and empty-no-topic tell is not told again', () => {
    const noEvent = told('R4', without(EVENT ?? ''));
    const topicShown = bound('empty', { release: 'R4' })
      .triggered()
      .event({ content: 'empty', topic: 'http://t.example' });
    expect(statusSlices.judge(noEvent.history()).outcome).toBe('pass');
    expect(statusSlices.judge(topicShown.history()).outcome).toBe('pass');
  });

  test.each(['handshake', 'heartbeat'])('the number of statuses in a %s is told by a check of its own', (type) => {
    const scene = (spoil: Spoil) =>
      story({ release: 'R4' }).subscribed('a').opened().notified(type, { spoil }).history();
    expect(statusSlices.judge(scene(without(CODE ?? ''))).outcome).toBe('pass');
    expect(statusSlices.judge(scene(also({ name: 'status', valueCode: 'active' }))).outcome).toBe('pass');
  });

  test('inconclusive: no notification', () => {
    expect(statusSlices.judge(story({ release: 'R4' }).history()).outcome).toBe('inconclusive');
  });
});

describe('notification.event-extensions', () => {
  const url = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-related-query';
  const query = { url: 'query', valueString: 'Observation?patient=p1' };
  const extended = (...extension: JsonObject[]) =>
    having(`${STATUS}.notificationEvent[0].extension`, [{ url, extension }]);

  test.each<[string, string, Spoil]>([
    ['pass', 'none', (bundle) => bundle],
    ['pass', 'a query', extended(query)],
    ['violated', 'without query', extended({ url: 'queryType', valueCoding: { code: 'x' } })],
    ['violated', 'the query as uri', extended({ url: 'query', valueUri: 'Observation' })],
  ])('%s: %s', (outcome, _story, spoil) => {
    expect(eventExtensions.judge(told('R4B', spoil).history()).outcome).toBe(outcome);
  });

  test('inconclusive: no notification', () => {
    expect(eventExtensions.judge(story({ release: 'R4B' }).history()).outcome).toBe('inconclusive');
  });
});

describe('notification.fhir-version', () => {
  const status = {
    resourceType: 'SubscriptionStatus',
    type: 'event-notification',
    subscription: { reference: 'Subscription/sub-a' },
  };
  const asked = { contentType: 'application/fhir+json; fhirVersion=4.3' };

  test.each([
    ['pass', 'Parameters in R4', told('R4')],
    ['pass', 'SubscriptionStatus in R4B', told('R4B', link('Encounter/e1'))],
    ['violated', 'SubscriptionStatus in R4', told('R4', having(STATUS, status))],
    [
      'pass',
      'another version that was asked for, after one that was not',
      bound('id-only', { release: 'R4' })
        .subscribed('b', { asked })
        .event({
          key: 'b',
          spoil: together(having(STATUS, { ...status, subscription: { reference: 'Subscription/sub-b' } })),
        }),
    ],
    ['inconclusive', 'no notification', story({ release: 'R4' })],
  ] as const)('%s: %s', (outcome, _story, scene) => {
    expect(fhirVersion.judge(scene.history()).outcome).toBe(outcome);
  });
});
