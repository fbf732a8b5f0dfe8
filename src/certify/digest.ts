import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 in lower-case hex digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a JSON value in its canonical form (RFC 8785), so that neither the order of members nor white space counts. */
export function canonicalSha256(json: unknown): string {
  const text = canonicalize(json);
  if (text === undefined) throw new Error('A value without a form in JSON has no digest.');
  return sha256(text);
}
