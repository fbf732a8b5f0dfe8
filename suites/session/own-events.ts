import { refused, succeeded, type History, type MarkOf, type SeenEvent, type Timed } from '../../src/model/index.js';
import { wasWatched } from './answers.js';
import { bindings } from './bindings.js';

/** An event that the scenario caused for a Subscription, delivered or not. */
export interface OwnEvent {
  /** Position among those of the Subscription, from 0: the distance of two is the distance of their numbers. */
  readonly index: number;
  readonly trigger: Timed<MarkOf<'trigger'>>;
  /** When the change was requested: nothing before it can be about it. */
  readonly requestedSeq: number;
  readonly answeredAt: number;
  /** Its first arrival; undefined where it was not delivered, or is not told apart because no focus is shown. */
  readonly arrival?: SeenEvent | undefined;
}

/** Events that were caused for a Subscription, in order, those caused while nobody was connected included. */
export function ownEvents(history: History, key: string): OwnEvent[] {
  return history
    .marks('trigger')
    .filter(({ focus, expects, because, exchange }) => {
      const isMeant = expects.includes(key) || because === 'disconnected';
      return focus !== undefined && isMeant && succeeded(history.exchange(exchange));
    })
    .map((trigger, index) => {
      const exchange = history.exchange(trigger.exchange);
      const requestedSeq = exchange?.request.seq ?? trigger.seq;
      const arrivals = history.eventsAbout(trigger.focus ?? '', key);
      const arrival = arrivals.find(({ notification }) => notification.seq > requestedSeq);
      return { index, trigger, requestedSeq, answeredAt: exchange?.response?.at ?? trigger.at, arrival };
    });
}

/** Whether an event had arrived before an entry. */
export function arrivedBefore({ arrival }: OwnEvent, seq: number): boolean {
  return arrival !== undefined && arrival.notification.seq < seq;
}

/** Whether an event arrived. One without focus stands for any that was caused before it. */
export function hasArrived(history: History, key: string, { arrival, requestedSeq }: OwnEvent): boolean {
  if (arrival !== undefined) return true;
  return history.events(key).some(({ notification, event }) => {
    return event.focus === undefined && notification.seq > requestedSeq;
  });
}

/** The last event whose number was known before an entry, with the count beside it. */
export interface Known {
  readonly index: number;
  readonly number: number;
  readonly count?: number | undefined;
}

export function lastKnown(events: readonly OwnEvent[], seq: number): Known | undefined {
  const known = events.flatMap(({ index, arrival }) => {
    const number = arrival?.event.number;
    if (arrival === undefined || number === undefined || arrival.notification.seq >= seq) return [];
    return [{ index, number, count: arrival.notification.status.count }];
  });
  return known.at(-1);
}

/** Whether a connection of the Subscription was open for the whole delivery limit after the event. */
export function wasWaitedFor(history: History, key: string, { answeredAt }: Pick<OwnEvent, 'answeredAt'>): boolean {
  return bindings(history, key).some(({ connection }) => {
    const untilAt = Math.min(connection.end?.at ?? Infinity, history.endAt);
    return wasWatched(history, answeredAt, untilAt, history.limits.deliveryMs);
  });
}

/** Why the numbers of a Subscription cannot be held against the server: others, or more than one per change, may count. */
export function disturbance(history: History, key: string): string | undefined {
  if (history.foreignEvents().length > 0) return 'events that somebody else caused arrived as well';
  if (isCountedTwice(history, key)) return 'one change is told as several events with numbers of their own';
  if (history.marks('trigger').some((trigger) => isUncertain(history, key, trigger))) {
    return 'whether one of the changes was made is not known, because its request was not answered as it should be';
  }
  const filters = history.subscription(key)?.settings.filters ?? [];
  return filters.length > 0 ? undefined : 'the Subscription has no filter, so that others may have caused events';
}

/** Why a count may go on otherwise than by own events: others caused some before, whose event nobody here heard of. */
export function strangeCount(history: History, key: string): string | undefined {
  const first = history.notificationsOfType('handshake', key).at(0);
  const isEarly = first !== undefined && ownEvents(history, key).every(({ requestedSeq }) => requestedSeq > first.seq);
  const counted = isEarly ? (first.status.count ?? 0) : 0;
  return counted === 0 ? disturbance(history, key) : 'events were counted before the first one was caused here';
}

function isCountedTwice(history: History, key: string): boolean {
  return ownEvents(history, key).some(({ trigger }) => {
    const numbers = history.eventsAbout(trigger.focus ?? '', key).flatMap(({ event }) => event.number ?? []);
    return new Set(numbers).size > 1;
  });
}

/** Whether a change may or may not have been an event: neither made nor refused, or made without saying what it made. */
function isUncertain(
  history: History,
  key: string,
  { exchange: number, focus, ...trigger }: MarkOf<'trigger'>,
): boolean {
  const exchange = history.exchange(number);
  const isMeant = trigger.expects.includes(key) || trigger.because === 'disconnected';
  return isMeant && (succeeded(exchange) ? focus === undefined : !refused(exchange));
}
