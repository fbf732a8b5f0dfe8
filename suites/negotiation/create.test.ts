import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { BASE_URL, story, type ExchangeOptions } from '../../src/model/testing/story.js';
import { subscriptionCreate, subscriptionNoEndpoint, subscriptionRead } from './create.js';

const ASKED: JsonObject = { resourceType: 'Subscription', channelType: { code: 'websocket' } };
const STORED = { resourceType: 'Subscription', id: 'a' };

function created(options: Partial<ExchangeOptions>) {
  const post = { purpose: 'create', about: 'a', method: 'POST', url: 'Subscription', body: ASKED };
  return story().exchange({ ...post, ...options });
}

describe('subscription.create', () => {
  test.each([
    ['pass', 'absolute Location', 201, `${BASE_URL}/Subscription/a`, STORED],
    ['pass', 'with version', 201, `${BASE_URL}/Subscription/a/_history/1`, STORED],
    ['pass', 'relative Location, no body', 201, 'Subscription/a', ''],
    ['pass', 'behind a proxy', 201, 'http://inner:8080/r5/Subscription/a', STORED],
    ['advise', '200 instead of 201', 200, 'Subscription/a', STORED],
    ['advise', 'no Location, but an id in the body', 201, '', STORED],
    ['violated', 'neither Location nor id', 201, '', ''],
    ['violated', 'Location of something else', 201, `${BASE_URL}/Patient/a`, ''],
    ['violated', 'two different ids', 201, 'Subscription/b', STORED],
  ] as const)('%s: %s', (outcome, _story, status, location, answer) => {
    const answerHeaders: Record<string, string> = location === '' ? {} : { location };
    expect(subscriptionCreate.judge(created({ status, answerHeaders, answer }).history()).outcome).toBe(outcome);
  });

  test('inconclusive: nothing was accepted', () => {
    expect(subscriptionCreate.judge(created({ status: 422 }).history()).outcome).toBe('inconclusive');
  });
});

describe('subscription.read', () => {
  const read = (...answers: (readonly [number | undefined, Json?])[]) =>
    answers.reduce(
      (told, [status, answer]) => told.exchange({ purpose: 'read', about: 'a', status, answer }),
      story().subscribed('a', { id: 'a', readBack: false }),
    );

  test.each([
    ['pass', 'read back', read([200, STORED])],
    ['pass', 'found a moment later', read([404, ''], [200, STORED])],
    ['violated', 'not found', read([404, ''], [404, ''])],
    ['violated', 'another id', read([200, { ...STORED, id: 'b' }])],
    ['violated', 'another type', read([200, { ...STORED, resourceType: 'Basic' }])],
    ['violated', 'no resource', read([200, '<html></html>'])],
    ['inconclusive', 'a login is missing', read([401, ''])],
    ['inconclusive', 'the server failed', read([500, ''])],
    ['inconclusive', 'no answer', read([undefined])],
    ['inconclusive', 'never read', read()],
    ['inconclusive', 'never accepted', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionRead.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.no-endpoint', () => {
  const saying = (diagnostics: string, expression: string[] = []): Json => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'required', diagnostics, expression }],
  });

  test.each([
    ['pass', 'accepted', created({ status: 201 })],
    ['violated', 'demanded in words', created({ status: 422, answer: saying('endpoint is required') })],
    ['violated', 'demanded by path', created({ status: 400, answer: saying('missing', ['Subscription.endpoint']) })],
    ['inconclusive', 'refused for another reason', created({ status: 422, answer: saying('topic is unknown') })],
    ['inconclusive', 'the server failed', created({ status: 500, answer: saying('endpoint is required') })],
    [
      'inconclusive',
      'another channel',
      created({ status: 201, body: { ...ASKED, channelType: { code: 'rest-hook' } } }),
    ],
    ['inconclusive', 'never asked', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionNoEndpoint.judge(told.history()).outcome).toBe(outcome);
  });
});
