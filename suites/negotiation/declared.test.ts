import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { story, TOPIC_URL, type Story } from '../../src/model/testing/story.js';
import { declaredFor } from './declared.js';
import { metadataDeclarationsWork } from './metadata.js';
import { topicsSubscribable } from './topics.js';

const saying = (code: string, diagnostics = 'no'): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
});

const CAPABILITIES: JsonObject = {
  rest: [
    {
      mode: 'server',
      resource: [
        {
          type: 'Subscription',
          interaction: [{ code: 'vread' }, { code: 'create' }],
          operation: [{ name: 'status' }, { name: '$events' }],
          searchParam: [{ name: 'owner' }],
        },
      ],
    },
  ],
};

function exercised(about: string, status: number | undefined, answer?: Json, purpose = 'declared'): Story {
  return story({ facts: { capabilities: CAPABILITIES } }).exchange({ purpose, about, status, answer });
}

describe('metadata.declarations-work', () => {
  test.each([
    ['pass', 'works', exercised('$status', 200)],
    ['pass', 'refused for a reason of its own', exercised('vread', 400, saying('invalid'))],
    ['pass', 'no events yet', exercised('$events', 404, saying('not-found'))],
    [
      'pass',
      'works one way of two',
      exercised('$status', 405).exchange({ purpose: 'declared', about: '$status', status: 200 }),
    ],
    ['violated', 'no route', exercised('$status', 404, saying('not-found'))],
    ['violated', 'no route for events', exercised('$events', 404, '<html></html>')],
    ['violated', 'not allowed', exercised('vread', 405)],
    ['violated', 'not implemented', exercised('vread', 501)],
    ['violated', 'not supported', exercised('$events', 400, saying('not-supported'))],
    ['violated', 'a search parameter', exercised('owner', 400, saying('not-supported'), 'search-miss')],
    ['pass', 'a create of something not supported', exercised('valid', 422, saying('not-supported'), 'create')],
    ['violated', 'no create', exercised('valid', 405, saying('not-supported'), 'create')],
    ['inconclusive', 'a login is missing', exercised('$status', 401)],
    ['inconclusive', 'a format that is not served', exercised('vread', 415, saying('not-supported'))],
    ['inconclusive', 'the server failed', exercised('$status', 500)],
    ['inconclusive', 'never exercised', story({ facts: { capabilities: CAPABILITIES } })],
    ['skip', 'nothing declared', story()],
    ['inconclusive', 'nothing known', story({ facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(metadataDeclarationsWork.judge(told.history()).outcome).toBe(outcome);
  });

  test('operations are declared with and without dollar sign', () => {
    const facts = story({ facts: { capabilities: CAPABILITIES } }).history().facts;
    expect(facts && declaredFor(facts).operations).toEqual(['$status', '$events']);
  });
});

describe('topics.subscribable', () => {
  const topics = (status = 'active') => ({ facts: { topics: [{ url: TOPIC_URL, status }] } });
  const probed = (status: number | undefined, answer?: Json) =>
    story(topics()).exchange({ purpose: 'topic-probe', body: { topic: TOPIC_URL }, status, answer });

  test.each([
    ['pass', 'accepted', probed(201)],
    ['violated', 'blamed in words', probed(422, saying('invalid', 'unknown topic'))],
    ['violated', 'blamed by its url', probed(422, saying('not-found', `${TOPIC_URL} not found`))],
    ['inconclusive', 'a filter is demanded', probed(422, saying('required', 'the topic needs a filter'))],
    ['inconclusive', 'a filter is blamed', probed(422, saying('invalid', 'invalid filter for the topic'))],
    ['inconclusive', 'another reason', probed(422, saying('invalid', 'content'))],
    ['inconclusive', 'a login is missing', probed(401, saying('login', 'unknown topic'))],
    ['inconclusive', 'the server failed', probed(500, saying('exception', 'unknown topic'))],
    ['inconclusive', 'never tried', story(topics())],
    ['skip', 'only retired topics', story(topics('retired'))],
    ['inconclusive', 'nothing known', story({ facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(topicsSubscribable.judge(told.history()).outcome).toBe(outcome);
  });
});
