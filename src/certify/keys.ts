import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';

/** A key with the name it goes by. */
export interface NamedKey {
  readonly key: KeyObject;
  /** Thumbprint of the public key (RFC 7638): the same for a private key and its public one, however they are written. */
  readonly thumbprint: string;
}

/** The private key in a text, a JWK or PEM (PKCS #8). Throws an Error that says what it is instead; the text itself is never repeated. */
export async function readPrivateKey(text: string): Promise<NamedKey> {
  const key = keyIn(text, createPrivateKey, 'private');
  return { key, thumbprint: await thumbprintOf(createPublicKey(key)) };
}

/** The public key in a text, a JWK or PEM (SPKI). Throws an Error that says what it is instead. */
export async function readPublicKey(text: string): Promise<NamedKey> {
  if (isPrivate(text)) {
    throw new Error(
      'it is a private key, which nobody but its owner should see. Use the public one that belongs to it',
    );
  }
  const key = keyIn(text, createPublicKey, 'public');
  return { key, thumbprint: await thumbprintOf(key) };
}

/** A new pair of keys, each as a JWK that says what it is for. */
export async function newKeyPair(): Promise<{
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  readonly thumbprint: string;
}> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const thumbprint = await thumbprintOf(publicKey);
  const about = { kid: thumbprint, alg: 'EdDSA', use: 'sig' };
  return {
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...about },
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...about },
    thumbprint,
  };
}

type ReadKey = (input: { key: JsonWebKey; format: 'jwk' } | { key: string; format: 'pem' }) => KeyObject;

function keyIn(text: string, read: ReadKey, kind: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    const jwk = jwkIn(text);
    key = jwk === undefined ? read({ key: text, format: 'pem' }) : read({ key: jwk, format: 'jwk' });
  } catch {
    throw new Error(`it is no ${kind} key that can be read: neither a JWK nor PEM without a passphrase`);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`it is a key of the kind ${key.asymmetricKeyType ?? 'secret'}; certificates are signed with Ed25519`);
}

function jwkIn(text: string): JsonWebKey | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const value: unknown = JSON.parse(text);
  return isJwk(value) ? value : undefined;
}

function isJwk(value: unknown): value is JsonWebKey {
  return typeof value === 'object' && value !== null && 'kty' in value;
}

function isPrivate(text: string): boolean {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return true;
  try {
    return 'd' in (jwkIn(text) ?? {});
  } catch {
    return false;
  }
}

async function thumbprintOf(publicKey: KeyObject): Promise<string> {
  return calculateJwkThumbprint({ ...publicKey.export({ format: 'jwk' }) });
}
