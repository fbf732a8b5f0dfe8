import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { deletionNoToken, deletionOldToken, deletionStatus } from './deletion-token.js';
import { DELETED, NEVER_BOUND, TOKEN_AFTER_DELETION } from './keys.js';
import { causedForWitness, deleted, pair, subscribePair } from './testing/ending.js';

const OUTCOME: JsonObject = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] };

describe('deletion.no-token', () => {
  const gone = () => deleted(pair(DELETED), DELETED);
  const INSTANCE = `Subscription/sub-${DELETED}/$get-ws-binding-token`;
  const TYPE = `Subscription/$get-ws-binding-token`;
  const call = (told: Story, status: number, url = INSTANCE, method = 'POST', answer: Json = OUTCOME) =>
    told.exchange({ purpose: TOKEN_AFTER_DELETION, about: DELETED, method, url, status, answer });
  const token = (...ids: readonly string[]): JsonObject => ({
    resourceType: 'Parameters',
    parameter: [{ name: 'token', valueString: 't' }, ...ids.map((id) => ({ name: 'subscription', valueString: id }))],
  });

  test.each([
    ['pass', '404', call(gone(), 404)],
    ['pass', '400', call(gone(), 400)],
    ['pass', 'the other method is not offered', call(call(gone(), 410), 405, INSTANCE, 'GET')],
    ['pass', 'a type-level token that covers others', call(call(gone(), 404), 200, TYPE, 'POST', token('sub-other'))],
    ['pass', 'a type-level token that covers nothing', call(call(gone(), 404), 200, TYPE, 'POST', token())],
    ['violated', 'a token at the instance', call(gone(), 200, INSTANCE, 'POST', token())],
    ['violated', 'by the other method', call(call(gone(), 404), 200, INSTANCE, 'GET', token(`sub-${DELETED}`))],
    [
      'violated',
      'a type-level token that covers it',
      call(call(gone(), 404), 200, TYPE, 'POST', token(`Subscription/sub-${DELETED}`)),
    ],
    ['inconclusive', 'a method that never worked', call(gone(), 404, INSTANCE, 'GET')],
    ['inconclusive', 'a level that never worked', call(gone(), 404, TYPE)],
    ['inconclusive', 'it fails', call(gone(), 500)],
    ['inconclusive', 'not logged in', call(gone(), 401)],
    ['inconclusive', 'an empty success', call(gone(), 200, INSTANCE, 'POST', { resourceType: 'Parameters' })],
    ['inconclusive', 'nothing was deleted', call(pair(DELETED), 404)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionNoToken.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('deletion.old-token', () => {
  const witness = `${NEVER_BOUND}-witness`;
  const gone = () => {
    const told = subscribePair(story(), NEVER_BOUND).token({ keys: [NEVER_BOUND] });
    const exchange = told.lastExchange;
    told
      .token({ keys: [witness] })
      .opened('c1')
      .bound({ keys: [witness] })
      .handshake({ key: witness });
    return { told: deleted(told, NEVER_BOUND), exchange };
  };
  const tried = () => {
    const { told, exchange } = gone();
    return told.opened('c2').bound({ keys: [NEVER_BOUND], exchange, credential: 'deleted' });
  };
  const heard = (told: Story) =>
    causedForWitness(told, NEVER_BOUND).event({ key: witness, focus: 'Encounter/e2', connection: 'c1' });

  test.each([
    ['pass', 'nothing comes of it', heard(tried())],
    ['pass', 'an error report', heard(tried().received('{"resourceType":"OperationOutcome"}'))],
    ['pass', 'the connection is closed', heard(tried().closed('server', 1008))],
    ['violated', 'a handshake', tried().handshake({ key: NEVER_BOUND })],
    [
      'violated',
      'no handshake, but an event',
      heard(tried()).event({ key: NEVER_BOUND, focus: 'Encounter/e2', connection: 'c2' }),
    ],
    ['inconclusive', 'no event elsewhere shows that time passed', tried()],
    ['inconclusive', 'the token could not be tried', heard(gone().told)],
    ['inconclusive', 'nothing was deleted', subscribePair(story(), NEVER_BOUND)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionOldToken.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('deletion.status', () => {
  const asked = (told: Story, status: number, state?: string) => {
    const resource = {
      resourceType: 'SubscriptionStatus',
      status: state ?? 'active',
      subscription: { reference: `Subscription/sub-${DELETED}` },
    };
    const answer: JsonObject =
      status === 200 ? { resourceType: 'Bundle', entry: state === undefined ? [] : [{ resource }] } : OUTCOME;
    return told.exchange({
      purpose: 'status',
      about: DELETED,
      url: `Subscription/sub-${DELETED}/$status`,
      status,
      answer,
    });
  };
  const gone = (status = 200) => deleted(asked(pair(DELETED), status, 'active'), DELETED);

  test.each([
    ['pass', '404', asked(gone(), 404)],
    ['pass', '410', asked(gone(), 410)],
    ['pass', 'not listed', asked(gone(), 200)],
    ['pass', 'listed as off', asked(gone(), 200, 'off')],
    ['violated', 'listed as active', asked(gone(), 200, 'active')],
    ['violated', 'listed as in error', asked(gone(), 200, 'error')],
    ['skip', 'not offered', asked(gone(404), 404)],
    ['skip', 'not implemented', asked(gone(501), 501)],
    ['inconclusive', 'it failed before', asked(gone(500), 404)],
    ['inconclusive', 'it fails afterwards', asked(gone(), 500)],
    ['inconclusive', 'asked before only', gone()],
    ['inconclusive', 'nothing was deleted', asked(asked(pair(DELETED), 200, 'active'), 200, 'active')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionStatus.judge(told.history()).outcome).toBe(outcome);
  });
});
