import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { EXPIRED } from './expiry.js';
import {
  securityExpiredToken,
  securityForeignSubscription,
  securityGarbageToken,
  securityNoSubstitute,
} from './security.js';

/** An honest session on c1. */
const honest = (key = 'bound') =>
  story().subscribed(key).subscribed('foreign').token().opened('c1').bound().handshake({ connection: 'c1' });

const forge = (told: Story, credential: string, exchange?: number) => {
  told.opened('c2').mark({ name: 'bind', connection: 'c2', form: 'colon', keys: [], credential, exchange });
  return told.entry({ kind: 'ws-sent', connection: 'c2', text: 'bind-with-token: redacted' });
};

const told = (s: Story) => s.triggered().event({ connection: 'c1' });

describe.each([
  [securityGarbageToken, 'garbage'],
  [securityGarbageToken, 'altered'],
  [securityNoSubstitute, 'id'],
  [securityNoSubstitute, 'reference'],
  [securityNoSubstitute, 'access-token'],
] as const)('$id', (check, credential) => {
  const forged = () => forge(honest(), credential);

  test.each([
    ['pass', 'silence while the honest one is told', told(forged())],
    ['pass', 'the server closes', forged().closed('server', 1008, 'c2')],
    ['pass', 'an error message', told(forged().received('{"error":"unknown token"}', 'c2'))],
    ['pass', 'the reply of older Subscriptions', told(forged().received('bound sub-bound', 'c2'))],
    ['violated', 'a handshake', forged().handshake({ connection: 'c2' })],
    ['violated', 'an event', told(forged()).event({ connection: 'c2', number: 1 })],
    [
      'violated',
      'a notification of somebody else',
      told(forged()).handshake({ connection: 'c2', subscriptionId: 'other' }),
    ],
    ['inconclusive', 'nobody was told of an event', forged().triggered()],
    ['inconclusive', 'no event was caused', forged()],
    ['inconclusive', 'our own end of the connection', forged().closed('client', 1000, 'c2')],
    ['inconclusive', 'never tried', told(honest())],
  ] as const)(`${credential}: %s: %s`, (expected, _story, s) => {
    expect(check.judge(s.history()).outcome).toBe(expected);
  });
});

test('a leak is shown with the notification and the credential', () => {
  expect(
    securityGarbageToken.judge(forge(honest(), 'garbage').handshake({ connection: 'c2' }).history()),
  ).toMatchObject({
    message: 'a connection was bound by what is no valid token',
    findings: [
      {
        expected: 'no notification after a bind with garbage',
        actual: 'handshake for "https://host.example/fhir/Subscription/sub-bound"',
      },
    ],
  });
});

describe('security.expired-token', () => {
  const begun = () => story().subscribed('witness').token({ lifeMs: 10_000 }).opened('c1').bound().handshake();
  const late = (ms = 15_000) => {
    const s = begun();
    const exchange = s.lastExchange;
    return forge(s.at(ms).exchange({ purpose: 'read', about: 'witness', status: 200 }), 'expired', exchange);
  };

  test.each([
    ['pass', 'silence while the witness is told', told(late())],
    ['pass', 'the server closes', late().closed('server', 1008, 'c2')],
    ['violated', 'a handshake', late().handshake({ connection: 'c2' })],
    ['violated', 'an event', told(late()).event({ connection: 'c2', number: 1 })],
    ['inconclusive', 'it had not expired by the clock of the server', late(8_000).handshake({ connection: 'c2' })],
    ['inconclusive', 'the witness was told nothing', late().triggered()],
    ['inconclusive', 'never tried', told(begun())],
    ['skip', 'tokens live too long', begun().skipped(EXPIRED, 'binding tokens live too long', '--time-budget 3605')],
  ] as const)('%s: %s', (expected, _story, s) => {
    expect(securityExpiredToken.judge(s.history()).outcome).toBe(expected);
  });
});

describe('security.foreign-subscription', () => {
  const event = (s: Story) => s.triggered({ expects: [], forbids: ['foreign'], because: 'unbound' });

  test.each([
    ['pass', 'its own event comes, the other does not', told(event(honest()))],
    ['violated', 'the other one comes as well', told(event(honest())).event({ key: 'foreign', connection: 'c1' })],
    ['violated', 'a handshake of the other', honest().handshake({ key: 'foreign', connection: 'c1' })],
    ['inconclusive', 'its own event did not come either', event(honest()).triggered()],
    ['inconclusive', 'its own event came before', event(told(honest()))],
    ['inconclusive', 'no event of the other was caused', told(honest())],
    [
      'inconclusive',
      'the change was refused',
      told(honest().triggered({ expects: [], forbids: ['foreign'], status: 403 })),
    ],
    ['inconclusive', 'no session', story()],
  ] as const)('%s: %s', (expected, _story, s) => {
    expect(securityForeignSubscription.judge(s.history()).outcome).toBe(expected);
  });

  test('one token for both covers both', () => {
    const s = story()
      .subscribed('bound')
      .subscribed('foreign')
      .token({ keys: ['bound', 'foreign'] });
    s.opened('c1')
      .bound({ keys: ['bound', 'foreign'] })
      .handshake({ key: 'foreign', connection: 'c1' });
    expect(securityForeignSubscription.judge(s.history()).outcome).toBe('inconclusive');
  });
});
