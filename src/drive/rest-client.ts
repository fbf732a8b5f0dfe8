import { Agent, request, type Dispatcher } from 'undici';
import { parseJson, type Json, type Limits, type Recorder } from '../model/index.js';
import { readBody, type ReadBody } from './read-body.js';
import { sameOrigin } from './origin.js';

export interface RestClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
  readonly ca?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly limits: Limits;
  /** Milliseconds since the run began. */
  readonly now: () => number;
}

export interface RestCall {
  readonly purpose: string;
  readonly about?: string | undefined;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Below the base URL, or absolute. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** Sees the answer before it is recorded, to name its secrets. */
  readonly beforeRecording?: ((json: Json | undefined) => void) | undefined;
}

export interface RestAnswer {
  readonly exchange: number;
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: Json | undefined;
  /** When the answer was complete. */
  readonly at: number;
  /** Error code where no answer came: `ECONNREFUSED`, `UND_ERR_HEADERS_TIMEOUT` … */
  readonly failure?: string | undefined;
}

/** One HTTP client for a run: records every request and answer, follows no redirect, bounds time and size. */
export class RestClient {
  private readonly agent: Agent;
  private readonly exchanges = new WeakMap<Recorder, number>();
  private readonly underWay = new Map<Promise<RestAnswer>, Recorder>();
  private skewMs = 0;

  constructor(private readonly options: RestClientOptions) {
    const { ca, insecure, limits } = options;
    this.agent = new Agent({
      connect: { timeout: limits.answerMs, ...(ca === undefined ? {} : { ca }), rejectUnauthorized: insecure !== true },
    });
  }

  /** Never throws for what the target does. */
  async send(recorder: Recorder, call: RestCall, signal: AbortSignal): Promise<RestAnswer> {
    const answer = this.answerTo(recorder, call, signal);
    this.underWay.set(answer, recorder);
    return answer.finally(() => this.underWay.delete(answer));
  }

  /** Resolves when every request begun so far for a recorder has its answer, or has failed. */
  async settled(recorder: Recorder): Promise<void> {
    await Promise.all([...this.underWay].flatMap(([answer, owner]) => (owner === recorder ? [answer] : [])));
  }

  private async answerTo(recorder: Recorder, call: RestCall, signal: AbortSignal): Promise<RestAnswer> {
    const { purpose, about, method, body } = call;
    const url = this.urlOf(call.path);
    const headers = this.headersFor(url, call);
    const exchange = (this.exchanges.get(recorder) ?? 0) + 1;
    this.exchanges.set(recorder, exchange);
    // Nothing is sent any more, so nothing is recorded as sent.
    if (signal.aborted) return { exchange, headers: {}, at: this.options.now(), failure: 'ABORT_ERR' };
    recorder.record({ kind: 'http-request', exchange, purpose, about, method, url, headers, body });
    try {
      return await this.exchange(recorder, call, { exchange, url, headers, signal });
    } catch (error) {
      const at = this.options.now();
      const { code, message } = reasonOf(error);
      recorder.record({ kind: 'http-failure', exchange, code, message }, at);
      return { exchange, headers: {}, at, failure: code };
    }
  }

  /** Server time now, in ms since the epoch, as far as Date headers tell. */
  serverTime(): number {
    return Date.now() + this.skewMs;
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async exchange(
    recorder: Recorder,
    { purpose, method, body, beforeRecording }: RestCall,
    {
      exchange,
      url,
      headers,
      signal,
    }: { exchange: number; url: string; headers: Record<string, string>; signal: AbortSignal },
  ): Promise<RestAnswer> {
    const { answerMs } = this.options.limits;
    const answer = await request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      dispatcher: this.agent,
      // A change that was sent is heard out, so that an interruption never loses sight of what it made on the target.
      signal: AbortSignal.any([
        ...(method === 'GET' || purpose === 'clean-up' ? [signal] : []),
        AbortSignal.timeout(answerMs),
      ]),
      headersTimeout: answerMs,
      bodyTimeout: answerMs,
    });
    const read = await readBody(answer.body);
    const at = this.options.now();
    const json = parseJson(read.text);
    const plain = plainHeaders(answer.headers);
    this.compareClocks(plain['date']);
    beforeRecording?.(json);
    recorder.record(responseEntry(exchange, answer.statusCode, plain, read), at);
    return { exchange, status: answer.statusCode, headers: plain, json, at };
  }

  private urlOf(path: string): string {
    return URL.canParse(path) ? path : `${this.options.baseUrl}/${path}`;
  }

  /** Credentials go to the base URL's origin and nowhere else. */
  private headersFor(url: string, { headers, body }: RestCall): Record<string, string> {
    const { baseUrl, token } = this.options;
    const own = sameOrigin(url, baseUrl) ? this.options.headers : {};
    return {
      accept: 'application/fhir+json',
      ...(body === undefined || body === '' ? {} : { 'content-type': 'application/fhir+json' }),
      ...(token !== undefined && sameOrigin(url, baseUrl) ? { authorization: `Bearer ${token}` } : {}),
      ...own,
      ...lowerCased(headers ?? {}),
    };
  }

  /** The Date header has whole seconds: any time within its second counts as equal. */
  private compareClocks(date: string | undefined): void {
    const from = Date.parse(date ?? '');
    if (Number.isNaN(from)) return;
    const here = Date.now();
    if (here < from) this.skewMs = from - here;
    else this.skewMs = here < from + 1000 ? 0 : from + 1000 - here;
  }
}

/** Header names in lower case, so that one given twice replaces the other. */
export function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function responseEntry(
  exchange: number,
  status: number,
  headers: Record<string, string>,
  { text, cutAtBytes }: ReadBody,
) {
  return { kind: 'http-response', exchange, status, headers, body: text, cutAtBytes } as const;
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** A code and a sentence for what kept an answer from coming. */
function reasonOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (error.cause instanceof Error && code === 'Error') return reasonOf(error.cause);
  return { code, message: error.message };
}
