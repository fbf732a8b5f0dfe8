import { describe, expect, test } from 'vitest';
import { having } from '../../src/model/testing/story.js';
import { History } from '../../src/model/index.js';
import { releaseOf } from '../../src/fhir/index.js';
import { call, tokenStory, type CallParts } from './testing/token-story.js';
import { tokenSecureUrl, tokenSubscriptions } from './token-urls.js';

describe('token.secure-url', () => {
  const judged = (url: string, baseUrl = 'https://host.example/fhir') => {
    const transcript = call(tokenStory(), 'post', { url }).transcript();
    return tokenSecureUrl.judge(
      new History({ ...transcript, header: { ...transcript.header, baseUrl } }, releaseOf('R5'), {
        release: 'R5',
        issues: () => [],
        frameIssues: () => [],
      }),
    );
  };

  test.each([
    ['pass', 'wss://host.example/ws', undefined],
    ['violated', 'ws://host.example/ws', undefined],
    ['violated', 'ws://host.example/ws', 'http://host.example/fhir'],
    ['violated', 'ws://127.0.0.1:8080/ws', 'https://127.0.0.1:8080/fhir'],
    ['skip', 'ws://127.0.0.1:8080/ws', 'http://127.0.0.1:8080/fhir'],
    ['skip', 'ws://localhost/ws', 'http://localhost/fhir'],
    ['skip', 'ws://[::1]/ws', 'http://localhost/fhir'],
    ['violated', 'ws://localhost.example/ws', 'http://localhost/fhir'],
    ['pass', 'wss://127.0.0.1/ws', 'http://127.0.0.1/fhir'],
    ['inconclusive', '/ws', undefined],
  ])('%s: %s at %s', (outcome, url, baseUrl) => {
    expect(judged(url, baseUrl).outcome).toBe(outcome);
  });
});

describe('token.subscriptions', () => {
  const type = { instance: null, ids: ['sub-asked', 'b'] };

  test.each([
    ['skip', 'not used', {}],
    ['pass', 'the one of the path', { named: ['sub-asked'] }],
    ['pass', 'a relative reference', { named: ['Subscription/sub-asked'] }],
    ['pass', 'an absolute reference', { named: ['https://host.example/fhir/Subscription/sub-asked'] }],
    ['pass', 'not the one that is only named by id', { ids: ['b'], named: ['sub-asked'] }],
    ['pass', 'both, in another order', { ...type, named: ['b', 'sub-asked'] }],
    ['pass', 'all of the caller', { instance: null, named: ['sub-asked', 'of-another-run'] }],
    ['violated', 'another one', { named: ['b'] }],
    ['violated', 'another one as well', { named: ['sub-asked', 'b'] }],
    ['violated', 'only one of two', { ...type, named: ['sub-asked'] }],
    ['violated', 'not all of the caller', { instance: null, named: ['of-another-run'] }],
    [
      'violated',
      'another type',
      { named: ['x'], spoil: having('parameter[3]', { name: 'subscription', valueId: 'sub-asked' }) },
    ],
    ['inconclusive', 'no token', { status: 404 }],
  ] satisfies [string, string, CallParts][])('%s: %s', (outcome, _story, parts) => {
    expect(tokenSubscriptions.judge(call(tokenStory(), 'post', parts).history()).outcome).toBe(outcome);
  });

  test('one that is still requested need not be among all of the caller', () => {
    const answer = { resourceType: 'Subscription', status: 'requested' };
    const told = tokenStory().exchange({ purpose: 'read', about: 'asked', status: 200, answer });
    const all = call(told, 'type-without-ids', { instance: null, named: ['of-another-run'] });
    expect(tokenSubscriptions.judge(all.history()).outcome).toBe('pass');
  });
});
