import { request, type Dispatcher } from 'undici';
import { Blocked, parseJson, Trouble, type Asker, type Json, type Limits, type Recorder } from '../model/index.js';
import { Appetite } from './appetite.js';
import type { Askers } from './auth/index.js';
import { decoded } from './decoded.js';
import { linkedAbort } from './linked-abort.js';
import { lowerCased } from './lower-cased.js';
import { Patience } from './patience.js';
import { failureOf, TooSlow, UNSENT } from './request-failure.js';
import { ServerClock } from './server-clock.js';
import { after } from './timer.js';
import type { Traffic } from './traffic.js';
import { change } from './waiting.js';

export interface RestClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** As whom a request can be made. Credentials are shown to the base URL's origin only. */
  readonly askers: Askers;
  readonly limits: Pick<Limits, 'answerMs' | 'budgetMs'>;
  readonly traffic?: Traffic | undefined;
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
  /** Longest wait for the answer, in ms, where that is less than usual. */
  readonly limitMs?: number | undefined;
  /** Who asks; the run itself unless told. */
  readonly as?: Asker | undefined;
  /** Sees the answer before it is recorded, to name its secrets. */
  readonly beforeRecording?: ((json: Json | undefined) => void) | undefined;
}

export interface RestAnswer {
  readonly exchange: number;
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: Json | undefined;
  /** Set where the body was longer than is read: how much was read. */
  readonly cutAtBytes?: number | undefined;
  /** When the answer was complete. */
  readonly at: number;
  /** Error code where no answer came: `ECONNREFUSED`, `TimeoutError`, `interrupted` … */
  readonly failure?: string | undefined;
}

interface Exchange {
  readonly exchange: number;
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** What a request was sent with beside its answer. */
interface SentOnce extends RestAnswer {
  /** Its Authorization header. */
  readonly shown?: string | undefined;
}

/** One HTTP client for a run: records every request and answer, follows no redirect, bounds time and size. */
export class RestClient {
  /** How often the target asked who is there, the clean-up not counted. */
  unauthorized = 0;
  readonly patience: Patience;
  readonly appetite = new Appetite();
  private readonly exchanges = new WeakMap<Recorder, number>();
  private readonly clock = new ServerClock();

  constructor(private readonly options: RestClientOptions) {
    this.patience = new Patience(options.limits);
  }

  /**
   * Never throws for what the target does; Blocked where there is no access token any more to ask with. Where the target asks to come back later the request is sent again, each time as an
   * exchange of its own, and the last answer is returned. Nothing is begun once `noMore` has come: by default what also ends
   * the wait for the answer.
   */
  async send(recorder: Recorder, call: RestCall, signal: AbortSignal, noMore = signal): Promise<RestAnswer> {
    let answer = await this.sendRenewed(recorder, call, signal, noMore);
    for (let times = 0; !noMore.aborted; times += 1) {
      const waitMs = this.patience.waitMs(answer, times);
      if (waitMs === undefined) break;
      if (!(await this.wait(recorder, waitMs, noMore))) break;
      answer = await this.sendRenewed(recorder, call, signal, noMore);
    }
    return answer;
  }

  /** Once more with another token, where the answer is 401 because the one that was shown is over. */
  private async sendRenewed(
    recorder: Recorder,
    call: RestCall,
    signal: AbortSignal,
    noMore: AbortSignal,
  ): Promise<RestAnswer> {
    const answer = await this.sendInTurn(recorder, call, signal, noMore);
    if (answer.status !== 401) return answer;
    if (!(await this.worthAnotherTry(answer, call))) return this.denied(answer, call);
    // The 401 was about our token, which is another one by now: it says nothing about the request.
    recorder.record({ kind: 'mark', mark: { name: 'asked-again', exchange: answer.exchange, reason: EXPIRED } });
    const again = await this.sendInTurn(recorder, call, signal, noMore);
    return again.status === 401 ? this.denied(again, call) : again;
  }

  /** With whoever else a scenario has them asked, a 401 may be just what it is after. */
  private denied(answer: RestAnswer, { purpose, as = 'self' }: RestCall): RestAnswer {
    if (as === 'self' && purpose !== 'clean-up') this.unauthorized += 1;
    return answer;
  }

  private async worthAnotherTry({ shown }: SentOnce, { as = 'self' }: RestCall): Promise<boolean> {
    try {
      return (await this.options.askers.genuine(as)?.worthAnotherTry(shown)) ?? false;
    } catch (thrown) {
      throw blockedBy(thrown);
    }
  }

  /** Whether the whole wait has passed. */
  private async wait(recorder: Recorder, limitMs: number, signal: AbortSignal): Promise<boolean> {
    const sinceAt = this.options.now();
    await this.patience.spend(() =>
      change(
        () => false,
        limitMs,
        () => () => undefined,
        signal,
      ),
    );
    const met = !signal.aborted;
    const what = 'the target, which asks to come back later';
    recorder.record({ kind: 'mark', mark: { name: 'waited', what, limitMs, sinceAt, met } });
    return met;
  }

  private async sendInTurn(
    recorder: Recorder,
    call: RestCall,
    signal: AbortSignal,
    noMore: AbortSignal,
  ): Promise<SentOnce> {
    const { traffic } = this.options;
    if (traffic === undefined) return this.sendNow(recorder, call, signal);
    const leave = await traffic.enter(noMore);
    if (leave === undefined) {
      return { exchange: this.nextExchange(recorder), headers: {}, at: this.options.now(), failure: UNSENT };
    }
    try {
      return await this.sendNow(recorder, call, signal);
    } finally {
      leave();
    }
  }

  private async sendNow(recorder: Recorder, call: RestCall, signal: AbortSignal): Promise<SentOnce> {
    const { purpose, about, method, body } = call;
    const url = this.urlOf(call.path);
    const headers = await this.headersFor(url, call);
    const shown = headers['authorization'];
    const exchange = this.nextExchange(recorder);
    const as = call.as === 'self' ? undefined : call.as;
    recorder.record({ kind: 'http-request', exchange, purpose, about, as, method, url, headers, body });
    const { limits } = this.options;
    const answerMs = Math.min(limits.answerMs, call.limitMs ?? Infinity);
    const limit = linkedAbort(signal);
    const callOff = after(answerMs, () => limit.abort(new TooSlow(answerMs)));
    try {
      return { ...(await this.exchange(recorder, call, { exchange, url, headers }, limit.signal)), shown };
    } catch (error) {
      const at = this.options.now();
      const { code, message } = failureOf(error, signal);
      recorder.record({ kind: 'http-failure', exchange, code, message }, at);
      return { exchange, headers: {}, at, failure: code, shown };
    } finally {
      callOff();
      limit.unlink();
    }
  }

  /** The number of the next exchange, or of what stands for one. */
  nextExchange(recorder: Recorder): number {
    const exchange = (this.exchanges.get(recorder) ?? 0) + 1;
    this.exchanges.set(recorder, exchange);
    return exchange;
  }

  /** Server time now, in ms since the epoch, as far as Date headers tell. */
  serverTime(): number {
    return Date.now() + this.clock.skewMs;
  }

  private async exchange(
    recorder: Recorder,
    { method, body, as = 'self', beforeRecording }: RestCall,
    { exchange, url, headers }: Exchange,
    signal: AbortSignal,
  ): Promise<RestAnswer> {
    const sentAt = Date.now();
    const dispatcher = this.options.askers.agentsOf(as).for(url);
    const sent = body === undefined ? {} : { body };
    const answer = await request(url, { method, headers, ...sent, dispatcher, signal });
    const status = answer.statusCode;
    const plain = plainHeaders(answer.headers);
    this.clock.learn(plain['date'], sentAt, Date.now());
    if (status !== 401) this.options.askers.genuine(as)?.accepted(headers['authorization']);
    const { text, cutAtBytes } = await this.appetite.read(decoded(answer.body, plain['content-encoding']));
    const at = this.options.now();
    const json = cutAtBytes === undefined ? parseJson(text) : undefined;
    beforeRecording?.(json);
    recorder.record({ kind: 'http-response', exchange, status, headers: plain, body: text, cutAtBytes }, at);
    return { exchange, status, headers: plain, json, cutAtBytes, at };
  }

  private urlOf(path: string): string {
    return /^https?:\/\//i.test(path) ? path : `${this.options.baseUrl}/${path}`;
  }

  private async headersFor(
    url: string,
    { headers = {}, body, as = 'self' }: RestCall,
  ): Promise<Record<string, string>> {
    return {
      accept: 'application/fhir+json',
      // Without it a server may use any coding, also one that is not known here.
      'accept-encoding': 'identity',
      ...(body === undefined || body === '' ? {} : { 'content-type': 'application/fhir+json' }),
      ...(await this.credentialsOf(as, url)),
      ...lowerCased(headers),
    };
  }

  private async credentialsOf(asker: Asker, url: string): Promise<Record<string, string>> {
    try {
      return await this.options.askers.headersFor(asker, url);
    } catch (thrown) {
      throw blockedBy(thrown);
    }
  }
}

const EXPIRED = 'the access token had expired and was renewed';

/** Whoever has no access token any more cannot go on; that says nothing about the target. */
function blockedBy(thrown: unknown): unknown {
  return thrown instanceof Trouble ? new Blocked(`the access token could not be renewed. ${thrown.message}`) : thrown;
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
