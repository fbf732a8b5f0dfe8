import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { bindMessages, bindUnboundSilent } from './bind.js';

const bound = () => story().subscribed('a').token().opened().bound();
const greeted = () => bound().handshake();

describe('bind.messages', () => {
  test.each([
    ['pass', 'Bundles only', greeted().triggered().event()],
    ['pass', 'an error report before the bind is accepted', bound().received('{"error":"wait"}').handshake()],
    ['pass', 'an acknowledgement in front of the handshake', bound().received('{"type":"bind-success"}').handshake()],
    [
      'pass',
      'an error report to a token that must not bind',
      greeted().bound({ credential: 'garbage' }).received('no'),
    ],
    ['pass', 'talk of the older protocol beside', greeted().received('ping sub-a')],
    ['pass', 'an error report to a renewed bind', greeted().token().bound().received('{"error":"?"}').handshake()],
    ['violated', 'no JSON', greeted().received('hello')],
    ['violated', 'half a Bundle', greeted().received('{"resourceType":"Bundle",')],
    ['violated', 'a list of Bundles', greeted().received('[{"resourceType":"Bundle"}]')],
    ['violated', 'a bare status', greeted().received('{"resourceType":"SubscriptionStatus"}')],
    ['violated', 'XML that nobody agreed on', greeted().received('<Bundle xmlns="http://hl7.org/fhir"/>')],
    ['violated', 'an error report out of the blue', greeted().triggered().event().received('{"error":"?"}')],
    ['advise', 'a Bundle in a binary frame', greeted().received('{"resourceType":"Bundle"}', undefined, true)],
    ['inconclusive', 'nothing was ever accepted', bound().received('hello')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindMessages.judge(told.history()).outcome).toBe(outcome);
  });

  test('XML is fine where it was agreed on', () => {
    const told = story()
      .subscribed('a', { asked: { contentType: 'application/fhir+xml' } })
      .token()
      .opened()
      .bound()
      .handshake()
      .received('<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>');
    expect(bindMessages.judge(told.history()).outcome).toBe('pass');
  });

  test('a violation shows what came', () => {
    const told = greeted().received('hello');
    expect(bindMessages.judge(told.history())).toMatchObject({
      message: 'Messages on a bound connection are no Bundle (1 of 2)',
      findings: [{ entry: told.lastSeq, actual: '"hello", which is not JSON' }],
    });
  });
});

describe('bind.unbound-silent', () => {
  const watched = () => greeted().opened('onlooker').triggered().event({ connection: 'c1' });

  test.each([
    ['pass', 'events elsewhere, nothing here', watched()],
    ['pass', 'a greeting that is no Bundle', watched().received('welcome', 'onlooker')],
    ['violated', 'the event arrives here too', watched().event({ number: 1, connection: 'onlooker' })],
    ['violated', 'a handshake arrives', watched().handshake({ connection: 'onlooker' })],
    ['violated', 'a Bundle without status arrives', watched().received('{"resourceType":"Bundle"}', 'onlooker')],
    [
      'skip',
      'closed by the server before any event',
      greeted().opened('onlooker').closed('server').triggered().event({ connection: 'c1' }),
    ],
    ['inconclusive', 'no event elsewhere', greeted().opened('onlooker')],
    ['inconclusive', 'no such connection', greeted().triggered().event()],
  ] satisfies readonly [string, string, Story][])('%s: %s', (outcome, _story, told) => {
    expect(bindUnboundSilent.judge(told.history()).outcome).toBe(outcome);
  });
});
