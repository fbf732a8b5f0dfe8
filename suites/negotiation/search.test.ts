import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { BASE_URL, story, TOPIC_URL, type Story } from '../../src/model/testing/story.js';
import { subscriptionSearch } from './search.js';

const STORED: JsonObject = { resourceType: 'Subscription', id: 'sub-valid', status: 'active', topic: TOPIC_URL };
const OTHER: JsonObject = { ...STORED, id: 'other', topic: 'http://host.example/topics/other' };

function begun(...names: string[]): Story {
  const resource = [{ type: 'Subscription', searchParam: names.map((name) => ({ name })) }];
  return story({ facts: { capabilities: { rest: [{ mode: 'server', resource }] } } }).subscribed('valid');
}

function bundle(resources: JsonObject[], links = ['self']): JsonObject {
  const link = links.map((relation) => ({ relation, url: `${BASE_URL}/Subscription` }));
  return { resourceType: 'Bundle', type: 'searchset', link, entry: resources.map((resource) => ({ resource })) };
}

function search(told: Story, status: number | undefined, answer?: Json, name = 'topic', value = TOPIC_URL): Story {
  const url = `Subscription?${name}=${encodeURIComponent(value)}`;
  return told.exchange({ purpose: 'search', about: name, url, status, answer });
}

function miss(told: Story, status: number, answer?: Json): Story {
  const url = `Subscription?topic=${encodeURIComponent('http://example.org/none')}`;
  return told.exchange({ purpose: 'search-miss', about: 'topic', url, status, answer });
}

describe('subscription.search', () => {
  const found = (...resources: JsonObject[]) => search(begun('topic'), 200, bundle(resources));

  test.each([
    ['pass', 'found, and only that', miss(found(STORED), 200, bundle([]))],
    ['pass', 'a versioned topic', found({ ...STORED, topic: `${TOPIC_URL}|1.0` })],
    ['pass', 'found a moment later', search(search(begun('topic'), 200, bundle([])), 200, bundle([STORED]))],
    ['pass', 'on a page that was not read', search(begun('topic'), 200, bundle([], ['self', 'next']))],
    ['pass', 'a value that finds nothing is refused', miss(found(STORED), 400, '')],
    ['pass', 'only a summary of another', found(STORED, { ...OTHER, meta: { tag: [{ code: 'SUBSETTED' }] } })],
    ['violated', 'not found', found()],
    ['violated', 'another one as well', found(STORED, OTHER)],
    ['violated', 'found by a value that does not fit', miss(found(STORED), 200, bundle([STORED]))],
    ['violated', 'refused', search(begun('topic'), 400, '')],
    ['violated', 'another Bundle', search(begun('topic'), 200, { ...bundle([STORED]), type: 'collection' })],
    ['violated', 'no self link', search(begun('topic'), 200, bundle([STORED], []))],
    ['inconclusive', 'a login is missing', search(begun('topic'), 401, '')],
    ['inconclusive', 'the server failed', search(begun('topic'), 500, '')],
    ['inconclusive', 'never searched', begun('topic')],
    ['skip', 'nothing declared', begun()],
    ['skip', 'only what cannot be foretold', begun('contact')],
    ['inconclusive', 'nothing known', story({ facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionSearch.judge(told.history()).outcome).toBe(outcome);
  });

  test('pass: the status of somebody else may change meanwhile', () => {
    const told = search(begun('status'), 200, bundle([STORED, { ...OTHER, status: 'off' }]), 'status', 'active');
    expect(subscriptionSearch.judge(told.history()).outcome).toBe('pass');
  });
});
