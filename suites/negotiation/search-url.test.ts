import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { subscriptionSearchUrl } from './search-url.js';

const ENDPOINT = 'https://client.example/hook/1';
const OWN: JsonObject = { resourceType: 'Subscription', id: 'sub-by-url', channel: { endpoint: ENDPOINT } };
const OTHER: JsonObject = { ...OWN, id: 'other', channel: { endpoint: 'https://client.example/hook/2' } };
const HIDING: JsonObject = { ...OWN, id: 'other', channel: {} };

function begun(...names: string[]): Story {
  const resource = [{ type: 'Subscription', searchParam: names.map((name) => ({ name })) }];
  return story({ release: 'R4', facts: { capabilities: { rest: [{ mode: 'server', resource }] } } });
}

const hooked = () => begun('url').subscribed('by-url');

const bundle = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

function search(told: Story, about: 'hit' | 'miss', status: number | undefined, answer: Json = ''): Story {
  const url = `Subscription?url=${encodeURIComponent(about === 'hit' ? ENDPOINT : `${ENDPOINT}-of-nobody`)}`;
  return told.exchange({ purpose: 'search-url', about, url, status, answer });
}

describe('subscription.search-url', () => {
  const hit = (status: number | undefined, answer?: Json) => search(hooked(), 'hit', status, answer);
  const refusal = { purpose: 'create', about: 'by-url', method: 'POST', status: 422 };

  test.each([
    ['pass', 'found, and only that', search(hit(200, bundle(OWN)), 'miss', 200, bundle())],
    ['pass', 'found a moment later', search(hit(200, bundle()), 'hit', 200, bundle(OWN))],
    ['pass', 'what nobody has is refused', search(hit(200, bundle(OWN)), 'miss', 400)],
    ['pass', 'another one that hides its endpoint', hit(200, bundle(OWN, HIDING))],
    ['pass', 'a page that was not read', hit(200, { ...bundle(), link: [{ relation: 'next', url: 'x' }] })],
    ['violated', 'not found', hit(200, bundle())],
    ['violated', 'another one as well', hit(200, bundle(OWN, OTHER))],
    ['violated', 'found by what nobody has', search(hit(200, bundle(OWN)), 'miss', 200, bundle(OWN))],
    ['violated', 'refused', hit(400)],
    ['violated', 'no searchset', hit(200, OWN)],
    ['inconclusive', 'a login is missing', hit(401)],
    ['inconclusive', 'the server failed', hit(500)],
    ['inconclusive', 'no answer', hit(undefined)],
    ['inconclusive', 'never searched', hooked()],
    ['skip', 'not declared', begun('status')],
    ['skip', 'no rest-hook', begun('url').exchange(refusal)],
    ['inconclusive', 'nothing known', story({ facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionSearchUrl.judge(told.history()).outcome).toBe(outcome);
  });
});
