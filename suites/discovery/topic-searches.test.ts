import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { story, STORY_FACTS, TOPIC_URL, type Story } from '../../src/model/testing/story.js';
import { STATEMENT, STRANGER } from './testing/statements.js';
import { topicsMoreSearches, topicsRead, topicsSearchable } from './topic-searches.js';

const TOPIC: JsonObject = { resourceType: 'SubscriptionTopic', id: 't1', url: TOPIC_URL, status: 'active' };
const OTHER: JsonObject = { ...TOPIC, id: 't2', url: 'http://host.example/topics/other' };
const DERIVED: JsonObject = { ...OTHER, derivedFrom: [`${TOPIC_URL}|1.0`] };
const NEXT: JsonObject = { link: [{ relation: 'next', url: 'http://host.example/next' }] };

const searchset = (...topics: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: topics.map((resource) => ({ resource })),
});

function discovered(statement: JsonObject = STATEMENT, list: Json = searchset(TOPIC, OTHER)): Story {
  const topic = { url: TOPIC_URL, resource: 'Encounter', interactions: [], definition: TOPIC };
  return story({ release: 'R4B', facts: { ...STORY_FACTS, topic } })
    .exchange({ purpose: 'metadata', status: 200, answer: statement })
    .exchange({ purpose: 'topic-list', url: 'SubscriptionTopic', status: 200, answer: list });
}

const read = (status: number | undefined, answer: Json = '', told = discovered()) =>
  told.exchange({ purpose: 'topic-read', about: TOPIC_URL, url: 'SubscriptionTopic/t1', status, answer });

const search = (told: Story, about: string, status: number | undefined, answer: Json = '') =>
  told.exchange({ purpose: 'topic-search', about, url: `SubscriptionTopic?${about}=x`, status, answer });

describe('topics.read', () => {
  test.each([
    ['pass', 'the topic', read(200, TOPIC)],
    ['violated', 'not found', read(404)],
    ['violated', 'not supported', read(501)],
    ['violated', 'another id', read(200, { ...TOPIC, id: 't9' })],
    ['violated', 'another url', read(200, { ...TOPIC, url: 'http://host.example/topics/other' })],
    ['violated', 'no resource', read(200, '<html></html>')],
    ['inconclusive', 'a login is missing', read(401)],
    ['inconclusive', 'no answer', read(undefined)],
    ['inconclusive', 'never read', discovered()],
    ['skip', 'the guide is not claimed', read(404, '', discovered(STRANGER))],
    ['skip', 'no topic is shown', discovered(STATEMENT, searchset())],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(topicsRead.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('topics.searchable', () => {
  const byUrl = (status: number | undefined, answer?: Json) => search(discovered(), 'url', status, answer);
  const derived = (answer: Json) => search(discovered(), 'derived-or-self', 200, answer);
  const collection = { ...searchset(TOPIC), type: 'collection' };

  test.each([
    ['pass', 'found by url', byUrl(200, searchset(TOPIC))],
    ['pass', 'the page after it was not read', byUrl(200, { ...searchset(), ...NEXT })],
    ['pass', 'self and derived', derived(searchset(TOPIC, DERIVED))],
    ['violated', 'not found', byUrl(200, searchset())],
    ['violated', 'everything is found', byUrl(200, searchset(TOPIC, OTHER))],
    ['violated', 'derived counts as url', byUrl(200, searchset(TOPIC, DERIVED))],
    ['violated', 'everything is derived', derived(searchset(TOPIC, OTHER))],
    ['violated', 'no searchset', byUrl(200, collection)],
    [
      'pass',
      'no searchset anywhere, which topics.list says',
      search(discovered(STATEMENT, collection), 'url', 200, collection),
    ],
    ['violated', 'refused', byUrl(400)],
    ['violated', 'the server failed', byUrl(500)],
    ['inconclusive', 'a login is missing', byUrl(401)],
    ['inconclusive', 'a gateway spoke', byUrl(503)],
    ['inconclusive', 'no answer', byUrl(undefined)],
    ['inconclusive', 'never searched', discovered()],
    ['skip', 'the guide is not claimed', search(discovered(STRANGER), 'url', 400)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(topicsSearchable.judge(told.history()).outcome).toBe(outcome);
  });

  test('skip: the topic of the user is not listed', () => {
    const told = story({ release: 'R4B' })
      .exchange({ purpose: 'metadata', status: 200, answer: STATEMENT })
      .exchange({ purpose: 'topic-list', url: 'SubscriptionTopic', status: 200, answer: searchset(OTHER) });
    expect(topicsSearchable.judge(search(told, 'url', 200, searchset()).history()).outcome).toBe('skip');
  });
});

describe('topics.more-searches', () => {
  const byTitle = (status: number, answer?: Json) => search(discovered(), 'title', status, answer);

  test.each([
    ['pass', 'found by title', byTitle(200, searchset(TOPIC))],
    ['pass', 'found among others that begin alike', byTitle(200, searchset(TOPIC, OTHER))],
    ['violated', 'not found', byTitle(200, searchset(OTHER))],
    ['violated', 'the server failed', byTitle(500)],
    ['inconclusive', 'only url was searched by', search(discovered(), 'url', 200, searchset(TOPIC))],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(topicsMoreSearches.judge(told.history()).outcome).toBe(outcome);
  });
});
