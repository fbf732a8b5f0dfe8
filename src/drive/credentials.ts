import type { SecretKind } from '../model/index.js';
import { sharesCredentials } from './origin.js';
import type { WalkOptions } from './walk-options.js';

type Known = Pick<WalkOptions, 'baseUrl' | 'headers' | 'token'>;

/** Headers whose values are no secrets; hiding them would also hide the same words elsewhere, such as a MIME type. */
const PUBLIC: ReadonlySet<string> = new Set(
  'accept accept-charset accept-encoding accept-language cache-control connection content-type from host if-match origin pragma prefer referer user-agent'.split(
    ' ',
  ),
);

/** The user's headers and token for a URL: all of them for the base URL's own origin, none for any other. */
export function credentialsFor(url: string, { baseUrl, headers = {}, token }: Known): Record<string, string> {
  if (!sharesCredentials(url, baseUrl)) return {};
  return { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...lowerCased(headers) };
}

/** Everything that must not be read in a transcript. */
export function secretsOf({ headers = {}, token }: Known): { value: string; kind: SecretKind }[] {
  const secret = Object.entries(lowerCased(headers)).filter(([name]) => !PUBLIC.has(name));
  const values = secret.flatMap(([name, value]) =>
    // A server may repeat what follows the word Bearer without it.
    name.endsWith('authorization') ? [value, value.replace(/^\S+\s+/, '')] : [value],
  );
  return [
    ...(token === undefined ? [] : [{ value: token, kind: 'access-token' } as const]),
    ...values.map((value) => ({ value, kind: 'header' }) as const),
  ];
}

export function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
