import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { HeaderLine } from './decisions.js';

/** What came of a request to an endpoint: its HTTP status, or why there is none. */
export type HookReply = { readonly status: number } | { readonly failure: string };

/** One request to an endpoint. */
export interface Letter {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body: string;
  /** For the whole exchange. */
  readonly timeoutMs: number;
}

/** Which certificates of endpoints are believed. */
export interface EndpointTrust {
  /** PEM of a further authority. */
  readonly ca?: string | undefined;
  /** Believe every certificate. */
  readonly insecure?: boolean | undefined;
}

/** Send a letter. Redirects are not followed; no failure throws. `ended` calls it off. */
export function post(letter: Letter, trust: EndpointTrust, ended: AbortSignal): Promise<HookReply> {
  const limit = new AbortController();
  const callOff = () => limit.abort();
  // Not AbortSignal.timeout and AbortSignal.any: nothing holds on to them, and what was collected never fires.
  const timer = setTimeout(callOff, letter.timeoutMs);
  if (ended.aborted) callOff();
  else ended.addEventListener('abort', callOff, { once: true });
  return send(letter, trust, limit.signal).finally(() => {
    clearTimeout(timer);
    ended.removeEventListener('abort', callOff);
  });
}

function send(letter: Letter, trust: EndpointTrust, signal: AbortSignal): Promise<HookReply> {
  return new Promise((resolve) => {
    const fail = (error: Error) =>
      resolve({ failure: signal.aborted ? `no answer in ${letter.timeoutMs} ms` : error.message });
    // No resolver needs to be asked for such a name (RFC 6761), and none should be.
    if (/\.invalid\.?$/i.test(new URL(letter.url).hostname)) return resolve({ failure: 'no such host' });
    try {
      const sent = open(letter, trust, signal);
      sent.on('error', fail);
      sent.on('response', (response) => {
        response.on('error', fail);
        readToEnd(response, (status) => resolve({ status }));
      });
      sent.end(letter.body);
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function open({ method, url, headers, body }: Letter, trust: EndpointTrust, signal: AbortSignal): ClientRequest {
  const lines = [...headers, ['Content-Length', String(Buffer.byteLength(body))] as const];
  // A connection for each request: what an endpoint does to one cannot spoil the next.
  const options = { method, headers: grouped(lines), signal, agent: false } as const;
  if (!url.startsWith('https:')) return plainRequest(url, options);
  const ca = trust.ca === undefined ? {} : { ca: [...rootCertificates, trust.ca] };
  return secureRequest(url, { ...options, ...ca, rejectUnauthorized: trust.insecure !== true });
}

/** Header lines by name; those of one name stay lines of their own. */
function grouped(lines: readonly HeaderLine[]): Record<string, string[]> {
  const names = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of lines) {
    const known = names.get(name.toLowerCase());
    if (known === undefined) names.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }
  return Object.fromEntries([...names.values()].map(({ name, values }) => [name, values]));
}

/** The answer counts once it is there as a whole, however little its body matters. */
function readToEnd(response: IncomingMessage, done: (status: number) => void): void {
  response.on('end', () => done(response.statusCode ?? 0));
  response.resume();
}
