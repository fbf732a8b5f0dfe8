import { describe, expect, test } from 'vitest';
import type { Check, JsonObject } from '../../src/model/index.js';
import type { Story } from '../../src/model/testing/story.js';
import { call, outcomeOf, tokenStory, type CallParts } from './testing/token-story.js';
import {
  tokenGet,
  tokenOutcome,
  tokenPost,
  tokenRepeatable,
  tokenTypeLevel,
  tokenUnknownSubscription,
  tokenWithoutIds,
} from './token-calls.js';

type Step = readonly [about: string, parts?: CallParts];

const told = (...steps: Step[]): Story => steps.reduce((s, [about, parts]) => call(s, about, parts), tokenStory());
const outcome = (check: Check, ...steps: Step[]) => check.judge(told(...steps).history()).outcome;

const GET = { method: 'GET' } as const;
const TYPE = { instance: null, ids: ['sub-asked'] } as const;

describe('token.get', () => {
  const refusal = { ...GET, status: 405 };

  test.each([
    ['pass', 'GET works', [['get', GET]]],
    ['violated', 'only POST works', [['post'], ['get', refusal]]],
    ['violated', 'only POST with a body works', [['post', { status: 400 }], ['post-parameters'], ['get', refusal]]],
    [
      'inconclusive',
      'neither works',
      [
        ['post', { status: 404 }],
        ['get', refusal],
      ],
    ],
    ['inconclusive', 'the server failed', [['post'], ['get', { ...GET, status: 500 }]]],
    ['inconclusive', 'too many requests', [['post'], ['get', { ...GET, status: 429 }]]],
    ['inconclusive', 'never called', []],
  ] satisfies [string, string, Step[]][])('%s: %s', (expected, _story, steps) => {
    expect(outcome(tokenGet, ...steps)).toBe(expected);
  });
});

describe('token.post', () => {
  test.each([
    ['pass', 'POST works', [['post']]],
    ['pass', 'POST works with a body', [['post', { status: 400 }], ['post-parameters']]],
    [
      'violated',
      'only GET works',
      [
        ['post', { status: 405 }],
        ['post-parameters', { status: 405 }],
        ['get', GET],
      ],
    ],
    [
      'violated',
      'POST is answered without token',
      [
        ['post', { answer: {} }],
        ['get', GET],
      ],
    ],
    [
      'inconclusive',
      'neither works',
      [
        ['post', { status: 404 }],
        ['get', { ...GET, status: 404 }],
      ],
    ],
    [
      'inconclusive',
      'too many requests',
      [
        ['post', { status: 429 }],
        ['get', GET],
      ],
    ],
    ['inconclusive', 'never called', []],
  ] satisfies [string, string, Step[]][])('%s: %s', (expected, _story, steps) => {
    expect(outcome(tokenPost, ...steps)).toBe(expected);
  });
});

describe('token.type-level', () => {
  const declaredBy = (definition: string): JsonObject => ({
    rest: [
      {
        mode: 'server',
        resource: [
          {
            type: 'Subscription',
            operation: [
              {
                name: 'get-ws-binding-token',
                definition,
              },
            ],
          },
        ],
      },
    ],
  });
  const refusedCall = (capabilities?: JsonObject) =>
    call(tokenStory({ facts: { capabilities } }), 'type-post', {
      ...TYPE,
      status: 404,
      answer: outcomeOf('not-supported'),
    });

  test.each([
    ['pass', 'by POST', told(['type-post', TYPE])],
    ['pass', 'only by GET', told(['type-post', { ...TYPE, status: 405 }], ['type-get', { ...TYPE, ...GET }])],
    [
      'violated',
      'declared and not there',
      refusedCall(declaredBy('http://hl7.org/fhir/OperationDefinition/Subscription-get-ws-binding-token')),
    ],
    [
      'advise',
      'declared by a definition of its own',
      refusedCall(declaredBy('http://a.example/OperationDefinition/get-ws-binding-token')),
    ],
    ['advise', 'not there', refusedCall()],
    ['advise', 'answered without token', told(['type-post', { ...TYPE, answer: {} }])],
    ['inconclusive', 'the server failed', told(['type-post', { ...TYPE, status: 500 }])],
    ['inconclusive', 'a login is missing', told(['type-post', { ...TYPE, status: 401 }])],
    ['inconclusive', 'never called', told()],
  ] as const)('%s: %s', (expected, _story, story) => {
    expect(tokenTypeLevel.judge(story.history()).outcome).toBe(expected);
  });
});

describe('token.without-ids', () => {
  const all = { instance: null } as const;

  test.each([
    ['pass', 'a token', {}],
    ['pass', 'refused', { status: 400 }],
    ['pass', 'not there', { status: 404 }],
    ['pass', 'not implemented', { status: 501 }],
    ['violated', 'the server fails', { status: 500 }],
    ['violated', 'answered without token', { answer: {} }],
    ['inconclusive', 'a gateway spoke', { status: 503 }],
    ['inconclusive', 'no answer', { status: null }],
  ] satisfies [string, string, CallParts][])('%s: %s', (expected, _story, parts) => {
    expect(outcome(tokenWithoutIds, ['type-without-ids', { ...all, ...parts }])).toBe(expected);
  });
});

describe('token.repeatable', () => {
  test.each([
    ['pass', 'three times', [['post'], ['repeat'], ['repeat'], ['repeat']]],
    ['violated', 'once only', [['post'], ['repeat'], ['repeat', { status: 409 }]]],
    ['violated', 'the server fails', [['post'], ['repeat', { status: 500 }]]],
    ['violated', 'the old token again, expired', [['post'], ['repeat', { lifeMs: -60_000 }]]],
    [
      'pass',
      'all of them expired: another rule',
      [
        ['post', { lifeMs: -60_000 }],
        ['repeat', { lifeMs: -60_000 }],
      ],
    ],
    ['inconclusive', 'too many requests', [['post'], ['repeat', { status: 429 }]]],
    [
      'inconclusive',
      'not even once',
      [
        ['post', { status: 404 }],
        ['repeat', { status: 404 }],
      ],
    ],
    ['inconclusive', 'never repeated', [['post']]],
  ] satisfies [string, string, Step[]][])('%s: %s', (expected, _story, steps) => {
    expect(outcome(tokenRepeatable, ...steps)).toBe(expected);
  });
});

describe('token.unknown-subscription', () => {
  const onType: CallParts = { instance: null, ids: ['no-such'] };
  const refused: Step = ['unknown-instance', { instance: 'no-such', status: 404 }];

  test.each([
    ['pass', 'not found', [refused]],
    ['pass', 'on both levels', [['type-post', TYPE], refused, ['unknown-type', { ...onType, status: 422 }]]],
    [
      'pass',
      'the type level is not offered',
      [['type-post', { ...TYPE, status: 501 }], refused, ['unknown-type', { ...onType, status: 501 }]],
    ],
    ['violated', 'a token', [['unknown-instance', { instance: 'no-such' }]]],
    ['violated', 'the server fails', [['unknown-instance', { instance: 'no-such', status: 500 }]]],
    ['violated', 'a token on the type', [['type-post', TYPE], refused, ['unknown-type', onType]]],
    ['inconclusive', 'a login is missing', [['unknown-instance', { instance: 'no-such', status: 401 }]]],
    ['inconclusive', 'never called', []],
  ] satisfies [string, string, Step[]][])('%s: %s', (expected, _story, steps) => {
    expect(outcome(tokenUnknownSubscription, ...steps)).toBe(expected);
  });
});

describe('token.outcome', () => {
  test.each([
    ['pass', 'explained', [['post', { status: 404, answer: outcomeOf('not-found') }]]],
    ['violated', 'empty', [['post', { status: 404 }]]],
    ['violated', 'a web page', [['post', { status: 500, answer: '<html></html>' }]]],
    ['violated', 'no issues', [['post', { status: 404, answer: { resourceType: 'OperationOutcome', issue: [] } }]]],
    ['inconclusive', 'no error', [['post']]],
    ['inconclusive', 'a login is missing', [['post', { status: 401 }]]],
    ['inconclusive', 'a gateway spoke', [['post', { status: 502 }]]],
  ] satisfies [string, string, Step[]][])('%s: %s', (expected, _story, steps) => {
    expect(outcome(tokenOutcome, ...steps)).toBe(expected);
  });
});
