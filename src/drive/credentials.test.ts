import { describe, expect, test } from 'vitest';
import { credentialsFor, secretsOf } from './credentials.js';

const KNOWN = { baseUrl: 'https://fhir.example/r5', token: 'token-1', headers: { 'X-Key': 'key-1' } };

describe('credentials', () => {
  test('are for the origin of the base URL, whatever the path', () => {
    const all = { authorization: 'Bearer token-1', 'x-key': 'key-1' };
    expect(credentialsFor('https://fhir.example/other', KNOWN)).toEqual(all);
    expect(credentialsFor('wss://fhir.example:443/ws', KNOWN)).toEqual(all);
  });

  test.for([
    'https://fhir.example:8443/r5',
    'http://fhir.example/r5',
    'ws://fhir.example/ws',
    'https://fhir.example.evil.example/r5',
    'https://fhir.example@evil.example/r5',
    'no URL',
  ])('are not for %s', (url) => {
    expect(credentialsFor(url, KNOWN)).toEqual({});
  });

  test('are what the user wrote, where a header names them as well', () => {
    const headers = { Authorization: 'Basic abcdef' };
    expect(credentialsFor(KNOWN.baseUrl, { ...KNOWN, headers })).toEqual({ authorization: 'Basic abcdef' });
  });
});

describe('secrets', () => {
  test('are the token and the values of headers, an Authorization also without its scheme', () => {
    const headers = { 'X-Key': 'key-1', Authorization: 'Bearer abcdef' };
    expect(secretsOf({ ...KNOWN, headers })).toEqual([
      { value: 'token-1', kind: 'access-token' },
      { value: 'key-1', kind: 'header' },
      { value: 'Bearer abcdef', kind: 'header' },
      { value: 'abcdef', kind: 'header' },
    ]);
  });

  test('are no words that stand in every answer', () => {
    const headers = { Accept: 'application/json', Prefer: 'return=representation' };
    expect(secretsOf({ baseUrl: KNOWN.baseUrl, headers })).toEqual([]);
  });
});
