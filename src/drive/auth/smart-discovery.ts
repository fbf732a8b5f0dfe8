import { listAt, isObject, textAt, usageTrouble, type Json } from '../../model/index.js';
import type { PlainAnswer, PlainRequest } from './plain-request.js';
import type { OAuthClient } from './wish.js';

export interface Discovered {
  readonly tokenEndpoint: string;
  /** What of the client the server does not say that it takes: it may do so all the same. */
  readonly doubts: readonly string[];
}

/** What a server says of itself in its SMART configuration. Throws a Trouble where it names no token endpoint that can be used. */
export async function discovered(
  baseUrl: string,
  { proof }: OAuthClient,
  headers: Readonly<Record<string, string>>,
  send: (request: PlainRequest) => Promise<PlainAnswer>,
): Promise<Discovered> {
  const url = `${baseUrl}/.well-known/smart-configuration`;
  const { status, json } = await send({ method: 'GET', url, headers });
  const endpoint = textAt(json, 'token_endpoint');
  if (status !== 200 || !isObject(json) || endpoint === undefined) {
    throw usageTrouble(
      `${url} answered ${String(status)}${status === 200 ? ' without a "token_endpoint"' : ''}: the server does not say where tokens ` +
        'are had. Name its token endpoint, with "clientCredentials" in place of "smart".',
    );
  }
  requireSecure(endpoint, baseUrl, url);
  const algorithm = proof.kind === 'key' ? proof.key.algorithm : undefined;
  const doubts = [
    doubtOf(json, 'grant_types_supported', 'client_credentials'),
    doubtOf(json, 'token_endpoint_auth_methods_supported', methodOf(proof)),
    doubtOf(json, 'token_endpoint_auth_signing_alg_values_supported', algorithm),
  ];
  return { tokenEndpoint: endpoint, doubts: doubts.flatMap((doubt) => doubt ?? []) };
}

/** What is shown to a token endpoint is not to be read on the way. */
function requireSecure(endpoint: string, baseUrl: string, url: string): void {
  const parsed = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const allowed = new URL(baseUrl).protocol === 'http:' ? ['http:', 'https:'] : ['https:'];
  if (parsed !== undefined && allowed.includes(parsed.protocol) && parsed.username === '' && parsed.hash === '') return;
  throw usageTrouble(
    `${url} names the token endpoint ${JSON.stringify(endpoint.slice(0, 200))}, to which no credentials are sent: it has to be an absolute https URL. ` +
      'Have it mended there, or name the right one, with "clientCredentials" in place of "smart".',
  );
}

function methodOf(proof: OAuthClient['proof']): string {
  if (proof.kind === 'key') return 'private_key_jwt';
  return proof.sentIn === 'header' ? 'client_secret_basic' : 'client_secret_post';
}

/** A list that is not there says nothing. */
function doubtOf(json: Json, list: string, wanted: string | undefined): string | undefined {
  const offered = listAt(json, list).filter((item) => typeof item === 'string');
  if (wanted === undefined || offered.length === 0 || offered.includes(wanted)) return undefined;
  const shown = offered.slice(0, 10).map((item) => item.slice(0, 60));
  return `${list} in its SMART configuration has ${shown.join(', ')}, not ${wanted}`;
}
