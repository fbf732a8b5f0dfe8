import { createPrivateKey, type KeyObject } from 'node:crypto';
import { isObject, listAt, parseJson, textAt, usageTrouble, type Json, type JsonObject } from '../../model/index.js';
import type { SigningKey } from './wish.js';

/** What the text of a private key may be told with. */
export interface KeyWords {
  /** JWK, JWK Set with one private key, or PEM. */
  readonly text: string;
  readonly passphrase?: string | undefined;
  readonly keyId?: string | undefined;
  readonly algorithm?: string | undefined;
  /** Key of the configuration, for what is wrong with it. */
  readonly named: string;
}

/** JWS algorithms by type of key, the usual one first. SMART asks for RS384 or ES384. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  rsa: ['RS384', 'RS256', 'RS512', 'PS256', 'PS384', 'PS512'],
  'P-384': ['ES384'],
  'P-256': ['ES256'],
  'P-521': ['ES512'],
  ed25519: ['EdDSA'],
};

const CURVES: Readonly<Record<string, string>> = { secp384r1: 'P-384', prime256v1: 'P-256', secp521r1: 'P-521' };

/** The key that a text holds. Throws a Trouble that never repeats it. */
export function signingKey({ text, passphrase, keyId, algorithm, named }: KeyWords): SigningKey {
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  const jwk = json === undefined ? undefined : jwkIn(json, keyId, named);
  const key = readKey(jwk, text, passphrase, named);
  const possible = ALGORITHMS[typeOf(key)] ?? [];
  const chosen = algorithm ?? textAt(jwk, 'alg') ?? possible[0];
  if (chosen !== undefined && possible.includes(chosen))
    return { key, algorithm: chosen, keyId: keyId ?? textAt(jwk, 'kid') };
  throw usageTrouble(
    possible.length === 0
      ? `The key of "${named}" is of type ${typeOf(key)}, which no client is known by. Use an RSA key or one of curve P-384.`
      : `The key of "${named}" signs by ${possible.join(', ')}, not by ${String(chosen)}. Set "algorithm" to one of them.`,
  );
}

function jwkIn(json: Json, keyId: string | undefined, named: string): JsonObject {
  const all = isObject(json) && Array.isArray(json['keys']) ? listAt(json, 'keys') : [json];
  const own = all
    .filter(isObject)
    .filter((jwk) => 'd' in jwk && (keyId === undefined || all.length === 1 || jwk['kid'] === keyId));
  const [first, second] = own;
  if (first !== undefined && second === undefined) return first;
  throw usageTrouble(
    first === undefined
      ? `"${named}" holds no private key${keyId === undefined ? '' : ` with the kid of "keyId"`}: a private JWK has a member "d". Give the private key, not the public one.`
      : `"${named}" holds several private keys. Say which one with "keyId".`,
  );
}

function readKey(jwk: JsonObject | undefined, text: string, passphrase: string | undefined, named: string): KeyObject {
  try {
    return jwk === undefined
      ? createPrivateKey({ key: text, passphrase })
      : createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    // The library's own words may quote the text.
    throw usageTrouble(
      `"${named}" holds no private key that can be read. It must be PEM text, with a line "-----BEGIN PRIVATE KEY-----", or a JWK` +
        `${text.includes('ENCRYPTED') ? '; this one is encrypted: check "passphrase"' : ''}.`,
    );
  }
}

function typeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const curve = asymmetricKeyDetails?.namedCurve ?? '';
  return CURVES[curve] ?? asymmetricKeyType ?? 'unknown';
}
