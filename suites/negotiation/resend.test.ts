import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { eventsResend } from './resend.js';

const OUTCOME: Json = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] };

function begun(...operations: string[]): Story {
  const resource = [{ type: 'Subscription', operation: operations.map((name) => ({ name })) }];
  return story({ release: 'R4', facts: { capabilities: { rest: [{ mode: 'server', resource }] } } });
}

function called(status: number | undefined, answer: Json = ''): Story {
  return begun('resend').exchange({ purpose: 'declared', about: '$resend', status, answer });
}

describe('events.resend', () => {
  test.each([
    ['pass', 'an OperationOutcome', called(200, OUTCOME)],
    ['violated', 'nothing', called(204)],
    ['violated', 'another resource', called(200, { resourceType: 'Bundle', type: 'history' })],
    ['inconclusive', 'refused', called(422, OUTCOME)],
    ['inconclusive', 'no answer', called(undefined)],
    ['inconclusive', 'never called', begun('resend')],
    ['skip', 'not declared', begun('status')],
    ['inconclusive', 'nothing known', story({ facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(eventsResend.judge(told.history()).outcome).toBe(outcome);
  });
});
