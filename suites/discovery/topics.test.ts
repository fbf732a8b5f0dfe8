import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, story, together, without } from '../../src/model/testing/story.js';
import { topicsDefinition } from './topic-definition.js';
import { topicsIdentity, topicsList } from './topics.js';

const TOPIC: JsonObject = {
  resourceType: 'SubscriptionTopic',
  id: 't1',
  url: 'http://host.example/topics/encounter-complete',
  status: 'active',
  resourceTrigger: [
    {
      resource: 'Encounter',
      supportedInteraction: ['create', 'update'],
      queryCriteria: { current: 'status=completed', resultForCreate: 'test-passes', resultForDelete: 'test-fails' },
    },
  ],
  eventTrigger: [{ event: { text: 'admission' }, resource: 'Encounter' }],
  canFilterBy: [{ resource: 'Encounter', filterParameter: 'patient', comparator: ['eq'], modifier: ['identifier'] }],
  notificationShape: [{ resource: 'Encounter', include: ['Encounter:patient'] }],
};

function searchset(...topics: JsonObject[]): JsonObject {
  return { resourceType: 'Bundle', type: 'searchset', entry: topics.map((resource) => ({ resource })) };
}

function listed(status: number | undefined, answer?: Json) {
  return story({ facts: null }).exchange({ purpose: 'topic-list', url: 'SubscriptionTopic', status, answer });
}

const shownWith = (spoil: Spoil = (topic) => topic) => listed(200, searchset(spoil(TOPIC))).history();
const outcomeOf = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

describe('topics.list', () => {
  test.each([
    ['pass', 'a searchset', 200, searchset(TOPIC)],
    ['advise', 'an empty searchset', 200, searchset()],
    ['violated', 'another Bundle', 200, { ...searchset(TOPIC), type: 'collection' }],
    ['violated', 'no Bundle', 200, TOPIC],
    ['violated', 'a web page', 200, '<html></html>'],
    ['violated', 'no such route', 404, outcomeOf('not-found')],
    ['violated', 'not supported', 501, outcomeOf('not-supported')],
    ['inconclusive', 'a login is missing', 401, ''],
    ['inconclusive', 'broken', 500, ''],
    ['inconclusive', 'no answer', undefined, undefined],
  ] as const)('%s: %s', (outcome, _story, status, answer) => {
    expect(topicsList.judge(listed(status, answer).history()).outcome).toBe(outcome);
  });

  test('pages count together', () => {
    const pages = listed(200, searchset(TOPIC)).exchange({
      purpose: 'topic-list',
      status: 200,
      answer: searchset(TOPIC),
    });
    expect(topicsList.judge(pages.history()).message).toBe('2 topics listed on 2 pages');
  });

  test('inconclusive: never asked', () => {
    expect(topicsList.judge(story().history()).outcome).toBe('inconclusive');
  });
});

describe('topics.identity', () => {
  test.each([
    ['pass', 'proper', (topic: JsonObject) => topic],
    ['pass', 'a UUID', having('url', 'urn:uuid:11111111-1111-4111-8111-111111111111')],
    ['violated', 'a path', having('url', '/topics/encounter-complete')],
    ['violated', 'a fragment', having('url', 'http://host.example/topics#encounter')],
    ['violated', 'no url', without('url')],
    ['violated', 'two urls', having('url', ['http://a.example/1', 'http://a.example/2'])],
    ['violated', 'no status', without('status')],
    ['violated', 'the status of a Subscription', having('status', 'requested')],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(topicsIdentity.judge(shownWith(spoil)).outcome).toBe(outcome);
  });

  test('a topic that is listed and read is judged once', () => {
    const read = { purpose: 'topic-read', status: 200, answer: { ...TOPIC, meta: { versionId: '1' } } };
    const history = listed(200, searchset(TOPIC)).exchange(read).history();
    expect(topicsIdentity.judge(history).message).toBe('1 × SubscriptionTopic seen, nothing wrong');
  });

  test('skip: the server shows no topics', () => {
    expect(topicsIdentity.judge(listed(200, searchset()).history()).outcome).toBe('skip');
    expect(topicsIdentity.judge(listed(404).history()).outcome).toBe('skip');
  });

  test('inconclusive: nothing was answered', () => {
    expect(topicsIdentity.judge(listed(undefined).history()).outcome).toBe('inconclusive');
  });
});

describe('topics.definition', () => {
  const bare = together(
    without('resourceTrigger'),
    together(without('eventTrigger'), together(without('canFilterBy'), without('notificationShape'))),
  );

  test.each([
    ['pass', 'proper', (topic: JsonObject) => topic],
    ['pass', 'a trigger without codes', without('resourceTrigger[0].supportedInteraction')],
    ['violated', 'a trigger without resource', without('resourceTrigger[0].resource')],
    ['violated', 'an unknown interaction', having('resourceTrigger[0].supportedInteraction', ['create', 'patch'])],
    ['violated', 'interactions that are no list', having('resourceTrigger[0].supportedInteraction', 'create')],
    ['violated', 'an unknown result', having('resourceTrigger[0].queryCriteria.resultForCreate', 'passes')],
    ['violated', 'an event without code', without('eventTrigger[0].event')],
    ['violated', 'an event without resource', without('eventTrigger[0].resource')],
    ['violated', 'a filter without parameter', without('canFilterBy[0].filterParameter')],
    ['violated', 'an unknown comparator', having('canFilterBy[0].comparator', ['equals'])],
    ['violated', 'a modifier of another release', having('canFilterBy[0].modifier', ['='])],
    ['violated', 'a shape without resource', without('notificationShape[0].resource')],
    ['inconclusive', 'no parts', bare],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(topicsDefinition.judge(shownWith(spoil)).outcome).toBe(outcome);
  });

  test('a violation names the element', () => {
    expect(topicsDefinition.judge(shownWith(having('canFilterBy[0].comparator', ['equals'])))).toMatchObject({
      message: 'a topic is not well defined (1 of 4)',
      findings: [{ entry: 2, path: 'SubscriptionTopic.canFilterBy[0].comparator', actual: '"equals"' }],
    });
  });
});
