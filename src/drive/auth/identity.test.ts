import { afterEach, describe, expect, test } from 'vitest';
import { Agents } from '../agents.js';
import { Identity } from './identity.js';
import { Secrets, type Secret } from './secrets.js';
import type { IdentityWish } from './wish.js';

const baseUrl = 'https://fhir.example/r5';
const trust = { rejectUnauthorized: true };
const agents = new Agents(baseUrl, { own: trust, other: trust }, 1_000);

afterEach(() => agents.close());

function identityOf(wish: IdentityWish): { readonly identity: Identity; readonly heard: Secret[] } {
  const heard: Secret[] = [];
  const secrets = new Secrets((value, kind) => heard.push({ value, kind }));
  const signal = new AbortController().signal;
  return { identity: new Identity(wish, { baseUrl, agents, secrets, limitMs: 1_000, signal }), heard };
}

const KNOWN = { auth: { kind: 'bearer', token: 'token-1' }, headers: { 'X-Key': 'key-1' } } as const;

describe('credentials', () => {
  test('are for the origin of the base URL, whatever the path', async () => {
    const all = { authorization: 'Bearer token-1', 'x-key': 'key-1' };
    const { identity } = identityOf(KNOWN);
    expect(await identity.headersFor('https://fhir.example/other')).toEqual(all);
    expect(await identity.headersFor('wss://fhir.example:443/ws')).toEqual(all);
  });

  test.for([
    'https://fhir.example:8443/r5',
    'http://fhir.example/r5',
    'ws://fhir.example/ws',
    'https://fhir.example.evil.example/r5',
    'https://fhir.example@evil.example/r5',
    'no URL',
  ])('are not for %s', async (url) => {
    expect(await identityOf(KNOWN).identity.headersFor(url)).toEqual({});
  });

  test('are what the user wrote, where a header names them as well', async () => {
    const { identity } = identityOf({ ...KNOWN, headers: { Authorization: 'Basic abcdef' } });
    expect(await identity.headersFor(baseUrl)).toEqual({ authorization: 'Basic abcdef' });
  });

  test('are user and password', async () => {
    const { identity, heard } = identityOf({ auth: { kind: 'basic', user: 'jane', password: 'p4ss:w0rd' } });
    const pair = Buffer.from('jane:p4ss:w0rd').toString('base64');
    expect(await identity.headersFor(baseUrl)).toEqual({ authorization: `Basic ${pair}` });
    expect(heard.map(({ value }) => value)).toEqual(['p4ss:w0rd', pair]);
    expect(identity.bearer).toBeUndefined();
  });

  test('are what a command prints, once it was asked', async () => {
    const { identity, heard } = identityOf({
      auth: { kind: 'command', fetch: async () => ({ value: 'printed-token' }) },
    });
    expect(identity.bearer).toBeUndefined();
    await identity.ready();
    expect([identity.bearer, heard.map(({ value }) => value)]).toEqual(['printed-token', ['printed-token']]);
  });
});

describe('secrets', () => {
  test('are the token and the values of headers, an Authorization also without its scheme', () => {
    expect(identityOf({ ...KNOWN, headers: { 'X-Key': 'key-1', Authorization: 'Bearer abcdef' } }).heard).toEqual([
      { value: 'token-1', kind: 'access-token' },
      { value: 'key-1', kind: 'header' },
      { value: 'Bearer abcdef', kind: 'header' },
      { value: 'abcdef', kind: 'header' },
    ]);
  });

  test('are no words that stand in every answer', () => {
    expect(identityOf({ headers: { Accept: 'application/json', Prefer: 'return=representation' } }).heard).toEqual([]);
  });
});
