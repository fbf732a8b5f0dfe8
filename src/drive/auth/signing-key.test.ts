import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signingKey } from './signing-key.js';

const named = 'auth.smart.privateKey';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = (kid: string) => ({ ...ec.privateKey.export({ format: 'jwk' }), kid });

describe('a key is read', () => {
  test.each([
    ['RSA in PEM', pem, 'RS384', undefined],
    ['the older PEM of RSA', rsa.export({ type: 'pkcs1', format: 'pem' }).toString(), 'RS384', undefined],
    ['the older PEM of curves', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(), 'ES384', undefined],
    ['a JWK', JSON.stringify(jwk('a')), 'ES384', 'a'],
    ['a set with one key', JSON.stringify({ keys: [jwk('b')] }), 'ES384', 'b'],
    [
      'Ed25519',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'EdDSA',
      undefined,
    ],
  ])('%s', (_words, text, algorithm, keyId) => {
    expect(signingKey({ text, named })).toMatchObject({ algorithm, keyId });
  });

  test('with what the user says of it', () => {
    expect(signingKey({ text: pem, named, algorithm: 'PS256', keyId: 'k' })).toMatchObject({
      algorithm: 'PS256',
      keyId: 'k',
    });
    const text = JSON.stringify({ keys: [jwk('a'), jwk('b')] });
    expect(signingKey({ text, named, keyId: 'b' })).toMatchObject({ keyId: 'b' });
  });

  test('with its passphrase', () => {
    const text = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p4ss' }).toString();
    expect(signingKey({ text, named, passphrase: 'p4ss' })).toMatchObject({ algorithm: 'RS384' });
    expect(() => signingKey({ text, named, passphrase: 'wrong' })).toThrow('this one is encrypted: check "passphrase"');
  });
});

test.each([
  ['no key', 'abc', /"auth\.smart\.privateKey" holds no private key that can be read/],
  ['a public key', JSON.stringify(ec.publicKey.export({ format: 'jwk' })), /no private key: .*not the public one/],
  ['several keys', JSON.stringify({ keys: [jwk('a'), jwk('b')] }), /several private keys\. Say which one with "keyId"/],
  ['broken JSON', '{"kty"', /no private key that can be read/],
])('%s is refused, and not repeated', (_words, text, message) => {
  expect(() => signingKey({ text, named })).toThrow(message);
});

test('an algorithm of another kind of key is refused, with those that fit', () => {
  expect(() => signingKey({ text: pem, named, algorithm: 'ES384' })).toThrow('signs by RS384, RS256');
});
