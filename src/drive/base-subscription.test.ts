import { afterEach, describe, expect, test } from 'vitest';
import { defineScenario, parseJson, type JsonObject, type Release, type Subscriber } from '../model/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, told, type Told } from './testing/told.js';
import type { WalkOptions } from './walk-options.js';

let target: Target;

afterEach(() => target.close());

const VERSIONS: Record<Release, string> = { R4: '4.0.1', R4B: '4.3.0', R5: '5.0.0' };

/** Discovers, and creates one Subscription on a target that lists some topics. */
async function subscribed(
  release: Release,
  subscription: JsonObject,
  options: Partial<WalkOptions> & { readonly topics?: readonly JsonObject[] } = {},
): Promise<{ result: Told; body: JsonObject | undefined }> {
  const { topics = [], ...given } = options;
  target = await startTarget({
    answer: ({ method, url = '' }, response) => {
      if (url.endsWith('/metadata'))
        json(response, { resourceType: 'CapabilityStatement', fhirVersion: VERSIONS[release] });
      else if (method === 'POST') response.writeHead(201, { location: `${url}/s1` }).end();
      else if (/SubscriptionTopic|Basic/.test(url)) {
        json(response, { resourceType: 'Bundle', type: 'searchset', entry: topics.map((resource) => ({ resource })) });
      } else json(response, { resourceType: 'Subscription', status: 'active' });
    },
  });
  const play = async (subscriber: Subscriber) => {
    await subscriber.discover();
    await subscriber.subscribe('main');
  };
  const scenarios = [defineScenario({ id: 'told', title: 'Subscribes', phase: 'discovery', play })];
  const result = await told(target.baseUrl, async () => undefined, {
    release,
    scenarios,
    subscription,
    ...given,
  });
  const create = entriesOf(result, 'http-request').find(({ purpose }) => purpose === 'create');
  const body = parseJson(create?.body ?? '');
  return { result, body: typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined };
}

const query = { resourceType: 'Subscription', criteria: 'Encounter?status=finished', channel: { type: 'websocket' } };
const encounter = { resourceType: 'Encounter', status: 'finished', class: { code: 'IMP' } };

describe('a Subscription of the user’s own', () => {
  test('that asks with criteria needs no topic, and says how events can be caused', async () => {
    const { result, body } = await subscribed('R4', query);
    expect(body).toMatchObject({
      criteria: 'Encounter?status=finished',
      status: 'requested',
      reason: 'conformance test',
    });
    expect(result.facts.topic).toMatchObject({ url: 'Encounter?status=finished', interactions: [] });
    expect(result.facts.topic?.untriggerable).toMatch(/names no topic .* --trigger <file>\.$/);
    expect(target.requests.filter((request) => request.includes('SubscriptionTopic?url'))).toEqual([]);
  });

  test('that asks with criteria has its events caused by a trigger file', async () => {
    const trigger = JSON.stringify(encounter);
    const { result } = await subscribed('R4B', query, { trigger });
    expect(result.facts.topic).toMatchObject({
      resource: 'Encounter',
      interactions: ['create'],
      untriggerable: undefined,
    });
  });

  test('that names a topic chooses it', async () => {
    const topics = ['a', 'b'].map((name) => ({
      resourceType: 'SubscriptionTopic',
      url: `http://topics.example/${name}`,
      status: 'active',
      resourceTrigger: [{ resource: 'Patient' }],
    }));
    const base = { resourceType: 'Subscription', topic: 'http://topics.example/b', reason: 'theirs' };
    const { result, body } = await subscribed('R5', base, { topics });
    expect(result.facts.topic).toMatchObject({ url: 'http://topics.example/b', resource: 'Patient' });
    expect(body).toMatchObject({ topic: 'http://topics.example/b', reason: 'theirs', content: 'id-only' });
  });

  test('that names a topic which is not listed is used all the same', async () => {
    const base = { resourceType: 'Subscription', topic: 'http://topics.example/mine' };
    const { result, body } = await subscribed('R5', base);
    expect(body).toMatchObject({ topic: 'http://topics.example/mine' });
    expect(result.facts.topic?.untriggerable).toContain('does not list the topic http://topics.example/mine');
  });
});

describe('what does not fit is refused', () => {
  test('a Subscription of another release', async () => {
    const base = { resourceType: 'Subscription', topic: 'http://topics.example/a' };
    await expect(subscribed('R4', base)).rejects.toThrow(/--subscription is not valid in R4: Subscription\.topic/);
    await target.close();
    await expect(subscribed('R5', query)).rejects.toThrow(/not valid in R5: Subscription\.criteria/);
  });

  test('two topics, or a topic beside criteria', async () => {
    const base = { resourceType: 'Subscription', topic: 'http://topics.example/a' };
    const topic = 'http://topics.example/b';
    await expect(subscribed('R5', base, { topic })).rejects.toThrow(/--topic says .*b, .* names .*a/);
    await target.close();
    await expect(subscribed('R4', query, { topic })).rejects.toThrow('asks with "Encounter?status=finished"');
  });
});
