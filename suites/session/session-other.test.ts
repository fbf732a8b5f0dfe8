import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { metadataOperations } from './metadata.js';
import { securityClosedBinding } from './security.js';
import { subscriptionActivates } from './subscription.js';
import { tokenOffered } from './token.js';

describe('subscription.activates', () => {
  const created = (status: string) => story().subscribed('a', { granted: { status } });
  const heard = (told: Story) => told.token().opened().bound().handshake().triggered().event();
  const read = (told: Story, status: string) =>
    told.exchange({ purpose: 'read', about: 'a', status: 200, answer: { resourceType: 'Subscription', status } });

  test.each([
    ['pass', 'active at once', created('active')],
    ['pass', 'requested first, active after an event', read(heard(created('requested')), 'active')],
    ['violated', 'still requested after an event', read(heard(created('requested')), 'requested')],
    ['violated', 'in error', created('error')],
    ['violated', 'off', read(created('active'), 'off')],
    ['pass', 'in error only after the disconnect', read(heard(created('active')).closed(), 'error')],
    ['inconclusive', 'requested, and no event', created('requested')],
    ['inconclusive', 'requested before the event only', heard(created('requested'))],
    ['inconclusive', 'never read', story().subscribed('a', { readBack: false })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionActivates.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('token.offered', () => {
  const call = (told: Story, status: number, code?: string) =>
    told.exchange({
      purpose: 'token',
      about: 'a',
      method: 'POST',
      url: 'Subscription/sub-a/$get-ws-binding-token',
      status,
      answer: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: code ?? 'processing' }] },
    });
  const created = () => story().subscribed('a');

  test.each([
    ['pass', 'granted', created().token()],
    ['pass', 'not by POST, but by GET', call(created(), 405).token()],
    ['violated', 'not found', call(call(created(), 404), 404)],
    ['violated', 'no such method, no such operation', call(call(created(), 405), 404)],
    ['violated', 'said to be unsupported', call(created(), 400, 'not-supported')],
    ['violated', 'not implemented', call(created(), 501)],
    ['inconclusive', 'forbidden', call(created(), 403)],
    ['inconclusive', 'failed once', call(call(created(), 404), 500)],
    ['inconclusive', 'at the type level only', created().token({ level: 'type' })],
    ['inconclusive', 'not asked for', created()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(tokenOffered.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('metadata.operations', () => {
  const DEFINITIONS = 'http://hl7.org/fhir/OperationDefinition/';
  const listing = (...operations: JsonObject[]): JsonObject => ({
    rest: [{ mode: 'server', resource: [{ type: 'Subscription', operation: operations }] }],
  });
  const TOKEN = { name: 'get-ws-binding-token', definition: `${DEFINITIONS}Subscription-get-ws-binding-token` };
  const STATUS = { name: '$status', definition: `${DEFINITIONS}Subscription-status|5.0.0` };
  const worked = (capabilities: JsonObject) => story({ facts: { capabilities } }).subscribed('a').token();
  const asked = (told: Story, status = 200) =>
    told.exchange({ purpose: 'status', about: 'a', status, answer: { resourceType: 'Bundle' } });

  test.each([
    ['pass', 'both listed, one with a version', asked(worked(listing(TOKEN, STATUS)))],
    ['pass', 'listed for the whole server', worked({ rest: [{ operation: [TOKEN] }] })],
    ['pass', 'one that does not work need not be listed', asked(worked(listing(TOKEN)), 404)],
    ['violated', 'one that works is missing', asked(worked(listing(TOKEN)))],
    ['pass', 'a definition of its own', worked(listing({ ...TOKEN, definition: 'http://host.example/op' }))],
    ['violated', 'the definition of another', worked(listing({ ...TOKEN, definition: STATUS.definition }))],
    ['violated', 'own ones of others', worked(listing({ name: 'x', definition: 'http://host.example/op' }))],
    ['violated', 'no definition', worked(listing({ name: 'get-ws-binding-token' }))],
    ['inconclusive', 'nothing worked', story({ facts: { capabilities: listing() } })],
    ['inconclusive', 'no CapabilityStatement', story().subscribed('a').token()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(metadataOperations.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('security.closed-binding', () => {
  const live = () =>
    story().subscribed('a').token().opened('c1').bound().handshake().triggered().event({ connection: 'c1' });
  const away = (told: Story) => told.closed('client', 1000, 'c1').triggered({ because: 'disconnected', expects: [] });
  const back = (told: Story) =>
    told.token().opened('c3').bound().handshake().triggered().event({ connection: 'c3', number: 3 });
  const watched = () => away(live().opened('onlooker'));

  test.each([
    ['pass', 'nothing on the other connection', back(watched())],
    ['violated', 'the missed event arrives there', back(watched().event({ number: 2, connection: 'onlooker' }))],
    ['violated', 'a heartbeat arrives there', watched().heartbeat({ connection: 'onlooker' })],
    ['inconclusive', 'what came before the close is another matter', away(live().opened('onlooker').heartbeat())],
    ['inconclusive', 'nobody came back to hear an event', watched()],
    ['inconclusive', 'no other connection', back(away(live()))],
    ['skip', 'the server closes the unbound one', back(watched().closed('server', 1000, 'onlooker'))],
    ['inconclusive', 'never closed', live().opened('onlooker')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(securityClosedBinding.judge(told.history()).outcome).toBe(outcome);
  });
});
