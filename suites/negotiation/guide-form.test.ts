import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import { having, story, together, TOPIC_URL, without, type Story } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { releaseOf } from '../../src/fhir/index.js';
import { subscriptionCriteria, subscriptionExtensions, subscriptionNoCrossVersion } from './guide-form.js';

const ASKED = {
  topic: TOPIC_URL,
  filters: [{ parameter: 'patient', value: 'Patient/p1' }],
  channel: { code: 'websocket' },
  contentType: 'application/fhir+json',
  content: 'id-only',
  maxCount: 10,
};
const SENT = releaseOf('R4').subscription(ASKED);
const MAX_COUNT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count';
const crossing = (element: string): Spoil =>
  having('extension', [
    { url: `http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription.${element}`, valueCode: 'id-only' },
  ]);

const same: Spoil = (resource) => resource;

function created(asked: JsonObject = SENT): Story {
  const told = story({ release: 'R4' });
  const post = { purpose: 'create', about: 'a', method: 'POST', url: 'Subscription', body: asked };
  told.exchange({ ...post, status: 201 });
  return told.mark({ name: 'subscribed', key: 'a', id: 's1', exchange: told.lastExchange });
}

function read(spoil: Spoil, told = created()): Story {
  const answer = { id: 's1', ...spoil(SENT) };
  return told.exchange({ purpose: 'read', about: 'a', url: 'Subscription/s1', status: 200, answer });
}

function found(spoil: Spoil): Story {
  const entry = [{ resource: { id: 's1', ...spoil(SENT) } }, { resource: { id: 'other', ...spoil(SENT) } }];
  const answer = { resourceType: 'Bundle', type: 'searchset', entry };
  return read(same).exchange({ purpose: 'search', about: 'topic', url: 'Subscription', status: 200, answer });
}

describe('subscription.criteria', () => {
  const ofOwn = { ...SENT, criteria: 'Encounter?status=finished' };

  test.each<[string, string, Story]>([
    ['pass', 'the canonical', read(same)],
    ['pass', 'with a version', read(having('criteria', `${TOPIC_URL}|1.0`))],
    ['pass', 'none at all, which subscription.valid tells', read(without('criteria'))],
    ['violated', 'a query', read(having('criteria', 'Encounter?status=finished'))],
    ['violated', 'another topic', read(having('criteria', 'http://host.example/topics/other'))],
    ['violated', 'a query in a search', found(having('criteria', 'Encounter?status=finished'))],
    ['inconclusive', 'a query that the user asked for', read(same, created(ofOwn))],
    ['inconclusive', 'never shown', created()],
  ])('%s: %s', (outcome, _story, told) => {
    expect(subscriptionCriteria.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.extensions', () => {
  const placed: Spoil = together(
    without('channel.extension'),
    having('extension', [{ url: MAX_COUNT, valuePositiveInt: 10 }]),
  );
  const bare: Spoil = together(
    without('_criteria'),
    together(without('channel.extension'), without('channel._payload')),
  );

  test.each<[string, string, Story]>([
    ['pass', 'kept', read(same)],
    ['pass', 'one was dropped', read(without('channel.extension'))],
    ['violated', 'moved', read(placed)],
    ['violated', 'of another type', read(having('channel.extension[0]', { url: MAX_COUNT, valueInteger: 10 }))],
    ['violated', 'moved in a search', found(placed)],
    ['inconclusive', 'none is shown', read(together(bare, without('meta')))],
    ['inconclusive', 'never shown', created()],
  ])('%s: %s', (outcome, _story, told) => {
    expect(subscriptionExtensions.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.no-cross-version', () => {
  test.each<[string, string, Story]>([
    ['pass', 'none', read(same)],
    ['pass', 'for the identifier', read(crossing('identifier'))],
    ['pass', 'for the name, which the guide has nothing for', read(crossing('name'))],
    ['violated', 'for the content', read(crossing('content'))],
    ['violated', 'for the topic, in a search', found(crossing('topic'))],
    ['skip', 'the user sent it', read(crossing('content'), created(crossing('content')(SENT)))],
    ['inconclusive', 'never shown', created()],
  ])('%s: %s', (outcome, _story, told) => {
    expect(subscriptionNoCrossVersion.judge(told.history()).outcome).toBe(outcome);
  });
});
