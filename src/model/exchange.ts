import type { Asker } from './asker.js';
import type { Entry, EntryOf } from './entry.js';
import { parseJson, type Json } from './json.js';

/** One HTTP request with what came of it. */
export interface Exchange {
  readonly purpose: string;
  readonly about?: string | undefined;
  /** Who asked. */
  readonly as: Asker;
  readonly request: EntryOf<'http-request'>;
  readonly response?: EntryOf<'http-response'> | undefined;
  readonly failure?: EntryOf<'http-failure'> | undefined;
  /** HTTP status; undefined where no answer came. */
  readonly status?: number | undefined;
  /** The request's body as JSON; undefined where it is none. */
  readonly sent?: Json | undefined;
  /** The answer's body as JSON; undefined where it is none. */
  readonly body?: Json | undefined;
}

/** All but those that were sent again because they came too often, or with a token that was over: they say nothing of what was asked. */
export function answeredExchanges(entries: readonly Entry[]): Exchange[] {
  const exchanges = pairExchanges(entries);
  if (!exchanges.some(isTooOften)) return exchanges;
  const lastOf = new Map(exchanges.map((one) => [sameRequest(one), one.request.seq]));
  return exchanges.filter((one) => !isTooOften(one) || lastOf.get(sameRequest(one)) === one.request.seq);
}

function isTooOften({ status }: Exchange): boolean {
  return status === 429;
}

function sameRequest({ purpose, about, as, request: { method, url, body } }: Exchange): string {
  return JSON.stringify([purpose, about, as, method, url, body]);
}

function pairExchanges(entries: readonly Entry[]): Exchange[] {
  const repeated = new Set<number>();
  const responses = new Map<number, EntryOf<'http-response'>>();
  const failures = new Map<number, EntryOf<'http-failure'>>();
  for (const entry of entries) {
    if (entry.kind === 'http-response') responses.set(entry.exchange, entry);
    if (entry.kind === 'http-failure') failures.set(entry.exchange, entry);
    if (entry.kind === 'mark' && entry.mark.name === 'asked-again') repeated.add(entry.mark.exchange);
  }
  return entries.flatMap((request) => {
    if (request.kind !== 'http-request' || repeated.has(request.exchange)) return [];
    const response = responses.get(request.exchange);
    const sent = jsonIn(request.body);
    const body = jsonIn(response?.body);
    const failure = failures.get(request.exchange);
    const { purpose, about, as = 'self' } = request;
    return [{ purpose, about, as, request, response, failure, status: response?.status, sent, body }];
  });
}

function jsonIn(text: string | undefined): Json | undefined {
  return text === undefined || text === '' ? undefined : parseJson(text);
}

/** A 2xx answer. */
export function succeeded(exchange: Exchange | undefined): boolean {
  return exchange?.status !== undefined && exchange.status >= 200 && exchange.status < 300;
}

/** A 4xx answer that is about the request, not about who asks or how often: 401, 407, 408 and 429 are no refusals. */
export function refused(exchange: Exchange | undefined): boolean {
  const status = exchange?.status ?? 0;
  return status >= 400 && status < 500 && ![401, 407, 408, 429].includes(status);
}
