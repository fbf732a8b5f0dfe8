import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { subscriptionUpdate } from './update.js';

const NOT_SUPPORTED: Json = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported' }] };

function put(status: number | undefined, answer?: Json, told: Story = story().subscribed('valid')): Story {
  const body = { resourceType: 'Subscription', reason: 'changed' };
  return told.exchange({ purpose: 'update', about: 'valid', method: 'PUT', body, status, answer });
}

function read(told: Story, reason: string): Story {
  const answer = { resourceType: 'Subscription', id: 'sub-valid', reason };
  return told.exchange({ purpose: 'read', about: 'valid', status: 200, answer });
}

describe('subscription.update', () => {
  test.each([
    ['pass', 'stored', read(put(200), 'changed')],
    ['pass', 'taken only as requested', read(put(200, '', put(422)), 'changed')],
    ['violated', 'not allowed', put(405)],
    ['violated', 'not supported', put(400, NOT_SUPPORTED)],
    ['violated', 'no such route', put(404)],
    ['violated', 'accepted and forgotten', read(put(200), 'as before')],
    ['inconclusive', 'refused for another reason', put(422)],
    ['inconclusive', 'a login is missing', put(401)],
    ['inconclusive', 'the server failed', put(500)],
    ['inconclusive', 'no answer', put(undefined)],
    ['inconclusive', 'accepted, and never read', put(200)],
    ['inconclusive', 'never sent', story().subscribed('valid')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionUpdate.judge(told.history()).outcome).toBe(outcome);
  });
});
