import {
  objectsAt,
  succeeded,
  textAt,
  type Exchange,
  type Headers,
  type History,
  type JsonObject,
} from '../../src/model/index.js';

/** One call of the token operation. */
export interface TokenCallStory {
  readonly exchange: Exchange;
  /** Id in the path; undefined at type level. */
  readonly instance?: string | undefined;
  /** `id` parameters, of the query or the body. */
  readonly ids: readonly string[];
}

/** Calls whose answer is judged: all of them, or those with a label. */
export function tokenCalls(history: History, about?: string): TokenCallStory[] {
  const plain = about === undefined ? history.exchangesFor('token') : [];
  return [...plain, ...history.exchangesFor('token-probe', about)]
    .sort((one, other) => one.request.seq - other.request.seq)
    .map(storyOf);
}

function storyOf(exchange: Exchange): TokenCallStory {
  const { pathname, searchParams } = new URL(exchange.request.url);
  const instance = /\/Subscription\/([^/$]+)\/\$get-ws-binding-token$/.exec(pathname)?.[1];
  const sent = objectsAt(exchange.sent, 'parameter').filter((one) => textAt(one, 'name') === 'id');
  const posted = sent.flatMap((one) => textAt(one, 'valueId') ?? []);
  return { exchange, instance, ids: [...searchParams.getAll('id'), ...posted] };
}

/** Answers with a token, or that should have one. */
export function grantedCalls(history: History): TokenCallStory[] {
  return tokenCalls(history).filter(({ exchange }) => succeeded(exchange));
}

/** The out-parameters of a name. */
export function outParameters({ body }: Exchange, name: string): JsonObject[] {
  return objectsAt(body, 'parameter').filter((one) => textAt(one, 'name') === name);
}

export function tokenOf(exchange: Exchange | undefined): string | undefined {
  const [first] = exchange === undefined ? [] : outParameters(exchange, 'token');
  return textAt(first, 'valueString');
}

/** Whether a call gave a token. */
export function gave(call: TokenCallStory | undefined): boolean {
  return succeeded(call?.exchange) && (tokenOf(call?.exchange) ?? '') !== '';
}

const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/**
 * The moment a FHIR dateTime ends, in wall time ms since the epoch; undefined where it is none. A date without time is
 * read as its last moment.
 */
export function endOfDateTime(text: string | undefined): number | undefined {
  const [, year, month, day, zone] = DATE_TIME.exec(text ?? '') ?? [];
  if (text === undefined || year === undefined) return undefined;
  if (zone !== undefined) return finite(Date.parse(text));
  const [y, m, d] = [year, month, day].map(Number);
  if (day !== undefined && finite(Date.parse(text)) === undefined) return undefined;
  if (month === undefined) return Date.UTC((y ?? 0) + 1, 0, 1);
  return day === undefined ? Date.UTC(y ?? 0, m ?? 0, 1) : Date.UTC(y ?? 0, (m ?? 1) - 1, (d ?? 0) + 1);
}

function finite(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** When a token of an exchange expires. */
export function expirationOf(exchange: Exchange | undefined): number | undefined {
  const [first] = exchange === undefined ? [] : outParameters(exchange, 'expiration');
  return endOfDateTime(textAt(first, 'valueDateTime'));
}

/** Wall time of an answer: its Date header, else when it arrived. Milliseconds since the epoch. */
export function answeredAt({ response, request }: Exchange): number {
  const date = Date.parse(dateOf(response?.headers ?? {}) ?? '');
  return Number.isNaN(date) ? Date.parse((response ?? request).wall) : date;
}

/**
 * Wall time of the server at a moment of the transcript, or a little earlier; undefined where no answer had a Date. The
 * header cuts off the fraction of a second, so the answer with the latest clock is the nearest one.
 */
export function serverTimeAt(history: History, at: number): number | undefined {
  const clocks = history.exchanges.flatMap(({ response }) => {
    const date = Date.parse(dateOf(response?.headers ?? {}) ?? '');
    return response === undefined || Number.isNaN(date) ? [] : [date - response.at];
  });
  return clocks.length === 0 ? undefined : Math.max(...clocks) + at;
}

function dateOf(headers: Headers): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'date')?.[1];
}
