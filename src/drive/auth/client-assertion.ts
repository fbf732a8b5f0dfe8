import { randomUUID } from 'node:crypto';
import type { SigningKey } from './wish.js';

/** How long an assertion lives, in seconds: SMART allows five minutes, and clocks differ. */
const LIFE_S = 240;

/** What a client signs to show who it is: RFC 7523 2.2 with the claims of SMART Backend Services. */
export async function clientAssertion(
  clientId: string,
  tokenEndpoint: string,
  { key, algorithm, keyId }: SigningKey,
): Promise<string> {
  const { SignJWT } = await import('jose');
  return new SignJWT({})
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenEndpoint)
    .setJti(randomUUID())
    .setExpirationTime(Math.floor(Date.now() / 1000) + LIFE_S)
    .sign(key);
}
