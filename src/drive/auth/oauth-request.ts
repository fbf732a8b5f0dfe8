import { targetTrouble, usageTrouble, textAt, at, type Json } from '../../model/index.js';
import { clientAssertion } from './client-assertion.js';
import type { Secrets } from './secrets.js';
import type { FetchedToken, OAuthClient } from './wish.js';
import type { PlainAnswer, PlainRequest } from './plain-request.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface TokenPlace {
  readonly tokenEndpoint: string;
  readonly client: OAuthClient;
  readonly send: (request: PlainRequest) => Promise<PlainAnswer>;
  readonly secrets: Secrets;
  /** What may be why the token endpoint refuses. */
  readonly doubts?: readonly string[] | undefined;
}

/** A token by the grant `client_credentials` (RFC 6749 4.4). Throws a Trouble where there is none. */
export async function requestToken({
  tokenEndpoint,
  client,
  send,
  secrets,
  doubts,
}: TokenPlace): Promise<FetchedToken> {
  const { clientId, proof, scope, parameters } = client;
  const form = new URLSearchParams({ ...parameters, grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (proof.kind === 'key') {
    const assertion = await clientAssertion(clientId, tokenEndpoint, proof.key);
    secrets.add({ value: assertion, kind: 'credential' });
    form.set('client_assertion_type', ASSERTION_TYPE);
    form.set('client_assertion', assertion);
  } else if (proof.sentIn === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', proof.secret);
  } else {
    const pair = basicPair(formEncoded(clientId), formEncoded(proof.secret));
    secrets.add({ value: pair, kind: 'credential' });
    headers['authorization'] = `Basic ${pair}`;
  }
  const answer = await send({ method: 'POST', url: tokenEndpoint, headers, body: form.toString() });
  return tokenIn(answer, tokenEndpoint, secrets, doubts);
}

/** What follows the word Basic. */
export function basicPair(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

/** RFC 6749 2.3.1 has both parts encoded as in a form. */
function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function tokenIn(
  { status, json }: PlainAnswer,
  url: string,
  secrets: Secrets,
  doubts: readonly string[] = [],
): FetchedToken {
  const value = textAt(json, 'access_token');
  // Before anything is said of the answer.
  if (value !== undefined) secrets.add({ value, kind: 'access-token' });
  if (status >= 500) {
    throw targetTrouble(
      `The token endpoint ${url} answered ${String(status)}${errorIn(json)}. Check that server, then try again.`,
    );
  }
  if (status !== 200) throw refusedBy(url, status, json, doubts);
  if (value === undefined || !/^[\x21-\x7e]+$/.test(value)) {
    throw usageTrouble(
      `The token endpoint ${url} answered 200 without an "access_token" that could be shown to a server. ` +
        'Check that it is the token endpoint, not the page of a login.',
    );
  }
  requireBearer(url, textAt(json, 'token_type'));
  return { value, lifeMs: lifeMsIn(json) };
}

function requireBearer(url: string, type: string | undefined): void {
  if (type === undefined || type.toLowerCase() === 'bearer') return;
  throw usageTrouble(
    `The token endpoint ${url} hands out tokens of type ${JSON.stringify(type.slice(0, 40))}. Only bearer tokens can be used here: ` +
      'register the client for these.',
  );
}

/** Seconds as a number, or as its text, which some servers send. */
function lifeMsIn(json: Json | undefined): number | undefined {
  const seconds = Number(at(json, 'expires_in') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

const REMEDIES: Readonly<Record<string, string>> = {
  invalid_client:
    'Check the client id, and that its secret or public key (with its kid and algorithm) is registered there.',
  invalid_scope: 'Ask for another "scope": one that is registered for the client.',
  unauthorized_client: 'Register the client for the grant client_credentials.',
  unsupported_grant_type:
    'The server does not offer the grant client_credentials; get a token by other means and use --token.',
};

function refusedBy(url: string, status: number, json: Json | undefined, doubts: readonly string[]): Error {
  const remedy =
    REMEDIES[textAt(json, 'error') ?? ''] ??
    'Check that this is its token endpoint, and how the client is registered there.';
  const hints = doubts.map((doubt) => ` Note: ${doubt}.`).join('');
  return usageTrouble(`The token endpoint ${url} answered ${String(status)}${errorIn(json)}. ${remedy}${hints}`);
}

/** ` invalid_client ("…")` */
function errorIn(json: Json | undefined): string {
  const [error, words] = [textAt(json, 'error'), textAt(json, 'error_description')];
  return `${error === undefined ? '' : ` ${error.slice(0, 80)}`}${words === undefined ? '' : ` (${JSON.stringify(words.slice(0, 300))})`}`;
}
