import type { Exchange, History } from '../../src/model/index.js';
import { bindings, type Binding } from './bindings.js';
import { parameterText } from './token-answer.js';

/** A token that was asked for while an earlier one was bound and in use. */
export interface Renewal {
  readonly key: string;
  readonly exchange: Exchange;
  /** Wall time in ms since the epoch, and the text as given. */
  readonly expiresAt?: number | undefined;
  readonly expiration?: string | undefined;
  /** What was bound when it was asked for. */
  readonly former: Binding;
  /** The token answer that the former bind used. */
  readonly formerExchange?: Exchange | undefined;
  /** Whether it names the URL of the former connection. */
  readonly isSameUrl: boolean;
  readonly url?: string | undefined;
  /** Its bind; undefined where it was not bound, or its connection was refused. */
  readonly binding?: Binding | undefined;
}

/** Every token that was granted while its Subscription was bound. */
export function renewals(history: History): Renewal[] {
  const bound = bindings(history);
  return history.marks('token').flatMap(({ exchange: number, keys }) => {
    const exchange = history.exchange(number);
    return exchange === undefined ? [] : keys.flatMap((key) => renewalOf(history, bound, exchange, key));
  });
}

function renewalOf(history: History, bound: readonly Binding[], exchange: Exchange, key: string): Renewal[] {
  const former = boundAt(bound, key, exchange.request.seq);
  if (former === undefined) return [];
  const url = parameterText(exchange, 'websocket-url');
  const expiration = parameterText(exchange, 'expiration');
  const expiresAt = expiration === undefined ? undefined : timeOf(expiration);
  const formerExchange = former.bind.exchange === undefined ? undefined : history.exchange(former.bind.exchange);
  const isSameUrl = url !== undefined && hrefOf(url) === hrefOf(former.connection.connect.url);
  const binding = bound.find((b) => b.key === key && b.bind.exchange === exchange.request.exchange);
  return [{ key, exchange, expiresAt, expiration, former, formerExchange, isSameUrl, url, binding }];
}

/** The binding of a Subscription that is in use at a moment: the last one on a connection that nobody has begun to close. */
export function boundAt(bound: readonly Binding[], key: string, seq: number): Binding | undefined {
  return bound.findLast(({ key: own, bind, connection, notifications }) => {
    const closingSeq = connection.closes[0]?.seq ?? connection.end?.seq ?? Infinity;
    return own === key && bind.seq < seq && seq < closingSeq && notifications.some((n) => n.seq < seq);
  });
}

/** Wall time in ms since the epoch of an instant; undefined where it is none. */
export function timeOf(instant: string): number | undefined {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : time;
}

function hrefOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
