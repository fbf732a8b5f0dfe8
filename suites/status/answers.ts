import {
  evidenceOf,
  objectsAt,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  unsupported,
  type Exchange,
  type History,
  type Outcome,
  type StatusView,
} from '../../src/model/index.js';
import { STATUS_CALL, type BUSY, type QUIET } from './asking.js';

/** Calls that were made to get an answer, not to see one refused or empty. */
const USEFUL = [
  ...['instance', 'again-1', 'again-2', 'again-3', 'again-4', 'control'],
  ...['posted-instance', 'posted', 'two', 'all', 'after-events', 'any-status'],
];

/** The calls of a label, each page of an answer by itself. */
export function calls(history: History, about: string): readonly Exchange[] {
  return history.exchangesFor(STATUS_CALL, about);
}

/** Successful answers of the calls that were made to get one. */
export function answered(history: History): Exchange[] {
  return USEFUL.flatMap((about) => calls(history, about)).filter(succeeded);
}

/** Those answers of a label that hold what $status answers with; whatever else was sent is for status.not-wrapped. */
export function bundles(history: History, about: string): Exchange[] {
  return calls(history, about).filter((exchange) => succeeded(exchange) && isBundle(exchange));
}

export function isBundle(exchange: Exchange): boolean {
  return textAt(exchange.body, 'resourceType') === 'Bundle';
}

export interface Told {
  readonly entry: number;
  readonly status: StatusView;
}

/** Every status in the answers of a label. */
export function toldBy(history: History, about: string): Told[] {
  return bundles(history, about).flatMap((exchange) =>
    history.statusesIn(exchange.body).map((status) => ({ entry: evidenceOf(exchange), status })),
  );
}

/** Ids of the Subscriptions whose status the answers of a label tell, in order. */
export function idsIn(history: History, about: string): string[] {
  return toldBy(history, about).map(({ status }) => status.subscriptionId ?? '');
}

/**
 * Answers in pages may lack or repeat a status, and the server be right: others come and go while the pages are asked for, which
 * moves what follows, and there may be more pages than were asked for.
 */
export function isInPages(history: History, about: string): boolean {
  return bundles(history, about).some(({ body }) =>
    objectsAt(body, 'link').some((link) => textAt(link, 'relation') === 'next'),
  );
}

export function idOf(history: History, key: typeof BUSY | typeof QUIET): string | undefined {
  return history.subscription(key)?.id;
}

/** Judges only where the server offers the operation. */
export function whereOffered(history: History, judge: () => Outcome): Outcome {
  if (answered(history).length > 0) return judge();
  const [first] = calls(history, 'instance');
  if (first === undefined) return unseen(history, '$status was not called');
  if (isMissing(first)) return skip('the server does not offer $status');
  return unseen(history, '$status was not answered');
}

/** The operation is not there: the Subscription could be read at the same time. */
export function isMissing(exchange: Exchange): boolean {
  return exchange.status === 404 || unsupported(exchange);
}

/** Calls about several Subscriptions: one that succeeds shows that this is offered. */
const AT_TYPE_LEVEL = ['two', 'all', 'off', 'posted'];

/** Judges only where the operation works for several Subscriptions. */
export function whereTypeLevel(history: History, judge: () => Outcome): Outcome {
  return whereOffered(history, () => {
    const made = AT_TYPE_LEVEL.flatMap((label) => calls(history, label));
    if (made.some(succeeded)) return judge();
    return made.length > 0 && made.every(refused)
      ? skip('the server offers $status of single Subscriptions only')
      : unseen(history, '$status of several Subscriptions was not answered');
  });
}

/** Judges only where the calls of a label, about several Subscriptions, were answered. */
export function whereOfType(history: History, about: string, judge: () => Outcome): Outcome {
  return whereTypeLevel(history, () =>
    bundles(history, about).length > 0 ? judge() : unseen(history, `$status (${about}) was not answered`),
  );
}

/** Statuses that say that something is not offered, or that the server is busy or away. */
const AWAY = [501, 502, 503, 504];

/** An answer that the server itself calls its own mistake. */
export function breaks({ status = 0 }: Exchange): boolean {
  return status >= 500 && !AWAY.includes(status);
}
