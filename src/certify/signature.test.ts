import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newKeyPair, readPrivateKey, readPublicKey } from './keys.js';
import { signatureOf, signatureProblem } from './signature.js';

const BYTES = Buffer.from('what is signed');

describe('keys are read', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const writings = [
    ['PEM', privateKey.export({ type: 'pkcs8', format: 'pem' }), publicKey.export({ type: 'spki', format: 'pem' })],
    ['JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ] as const;

  test.each(writings)('as %s, under the same thumbprint', async (_, secret, open) => {
    const [signing, trusted] = [await readPrivateKey(String(secret)), await readPublicKey(String(open))];
    expect(signing.thumbprint).toBe(trusted.thumbprint);
    expect(await signatureProblem(await signatureOf(BYTES, signing), BYTES, trusted)).toBeUndefined();
  });

  test('a thumbprint is the one of RFC 8037, appendix A.3', async () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    const { thumbprint } = await readPublicKey(JSON.stringify(key));
    expect(thumbprint).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  test('a new pair says what it is for', async () => {
    const { privateJwk, publicJwk, thumbprint } = await newKeyPair();
    expect(publicJwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: thumbprint });
    expect(publicJwk.d).toBeUndefined();
    expect(privateJwk.d).toMatch(/^[\w-]{43}$/);
  });
});

describe('a key is refused where it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const locked = { ...pem, cipher: 'aes-256-cbc', passphrase: 'x' } as const;

  test.each([
    ['is of another kind', rsa.privateKey.export(pem), /of the kind rsa; certificates are signed with Ed25519/],
    ['needs a passphrase', rsa.privateKey.export(locked), /neither a JWK nor PEM without a passphrase/],
    ['is none', 'hello', /no private key that can be read/],
    ['is JSON and none', '{"kty":"OKP"}', /no private key that can be read/],
    ['is cut off', '{"kty":', /no private key that can be read/],
  ])('%s', async (_, text, words) => {
    await expect(readPrivateKey(String(text))).rejects.toThrow(words);
  });

  test('is private and a public one is due, and nothing of it is repeated', async () => {
    const { privateJwk } = await newKeyPair();
    const refusal = readPublicKey(JSON.stringify(privateJwk));
    await expect(refusal).rejects.toThrow(/it is a private key/);
    await expect(refusal).rejects.not.toThrow(String(privateJwk.d));
  });
});
