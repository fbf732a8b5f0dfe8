import { lowerCased } from '../lower-cased.js';
import { basicPair } from './oauth-request.js';
import type { Secret } from './secrets.js';
import type { IdentityWish, TokenWish } from './wish.js';

/** Headers whose values are no secrets; hiding them would also hide the same words elsewhere, such as a MIME type. */
const PUBLIC: ReadonlySet<string> = new Set(
  'accept accept-charset accept-encoding accept-language cache-control connection content-type from host if-match origin pragma prefer referer user-agent'.split(
    ' ',
  ),
);

/** Everything that is known to be secret before anything was asked. */
export function staticSecrets({ auth, headers = {}, certificate }: IdentityWish): Secret[] {
  return [
    ...(auth === undefined ? [] : secretsOf(auth)),
    ...Object.entries(lowerCased(headers)).flatMap(([name, value]) => secretsInHeader(name, value)),
    ...(certificate?.passphrase === undefined ? [] : [credential(certificate.passphrase)]),
  ];
}

function secretsOf(auth: TokenWish): Secret[] {
  switch (auth.kind) {
    case 'bearer':
      return [{ value: auth.token, kind: 'access-token' }];
    case 'basic':
      return [credential(auth.password), credential(basicPair(auth.user, auth.password))];
    case 'command':
      return [];
    case 'client-credentials':
    case 'smart':
      return auth.client.proof.kind === 'secret' ? [credential(auth.client.proof.secret)] : [];
  }
}

/** `name`: in small letters. */
export function isSecretHeader(name: string): boolean {
  return !PUBLIC.has(name);
}

function secretsInHeader(name: string, value: string): Secret[] {
  if (!isSecretHeader(name)) return [];
  // A server may repeat what follows the word Bearer without it.
  const values = name.endsWith('authorization') ? [value, value.replace(/^\S+\s+/, '')] : [value];
  return values.map((one) => ({ value: one, kind: 'header' }));
}

function credential(value: string): Secret {
  return { value, kind: 'credential' };
}
