import {
  evidenceOf,
  skip,
  succeeded,
  unseen,
  type EventView,
  type Exchange,
  type History,
  type Outcome,
  type StatusView,
} from '../../src/model/index.js';
import { isMissing } from '../status/answers.js';
import { EVENTS_CALL, POSTED } from './asking.js';

/** Calls by GET that were made to get events. */
export const USEFUL = ['every', 'since', 'until', 'between', 'missed'];

export function calls(history: History, about: string): readonly Exchange[] {
  return history.exchangesFor(EVENTS_CALL, about);
}

export function answered(history: History, labels: readonly string[] = USEFUL): Exchange[] {
  return labels.flatMap((about) => calls(history, about)).filter(succeeded);
}

export interface Told {
  readonly entry: number;
  readonly exchange: Exchange;
  readonly status: StatusView;
}

/** The statuses in the answers of some labels. */
export function statusesOf(history: History, labels?: readonly string[]): Told[] {
  return answered(history, labels).flatMap((exchange) =>
    history.statusesIn(exchange.body).map((status) => ({ entry: evidenceOf(exchange), exchange, status })),
  );
}

export interface EventTold {
  readonly entry: number;
  readonly event: EventView;
}

/** Every event that the answers of some labels hold. */
export function eventsIn(history: History, labels: readonly string[]): EventTold[] {
  return statusesOf(history, labels).flatMap(({ entry, status }) => status.events.map((event) => ({ entry, event })));
}

export function numbersIn(history: History, about: string): number[] {
  return eventsIn(history, [about]).flatMap(({ event }) => event.number ?? []);
}

/** Judges only where the server offers the operation. */
export function whereOffered(history: History, judge: () => Outcome): Outcome {
  if (answered(history, [...USEFUL, POSTED]).length > 0) return judge();
  const [first] = calls(history, 'every');
  if (first === undefined) return unseen(history, '$events was not called');
  if (isMissing(first)) return skip('the server does not offer $events');
  return unseen(history, '$events was not answered');
}
