import {
  succeeded,
  typeAndId,
  type Exchange,
  type History,
  type MarkOf,
  type SeenEvent,
  type Timed,
} from '../../src/model/index.js';

/** A change that the scenario made, with its request. */
export interface OwnChange {
  readonly mark: Timed<MarkOf<'trigger'>>;
  readonly exchange: Exchange;
  /** `Encounter/e1`, also of a refused change. */
  readonly focus?: string | undefined;
  /** When its request was sent. */
  readonly startedAt: number;
  /** When it was answered. */
  readonly answeredAt: number;
}

export function ownChanges(history: History): OwnChange[] {
  return history.marks('trigger').flatMap((mark) => {
    const exchange = history.exchange(mark.exchange);
    if (exchange === undefined) return [];
    const focus = mark.focus ?? (exchange.request.method === 'POST' ? undefined : typeAndId(exchange.request.url));
    const answeredAt = exchange.response?.at ?? mark.at;
    return [{ mark, exchange, focus, startedAt: exchange.request.at, answeredAt }];
  });
}

/** Changes that succeeded and that a Subscription must be notified of. */
export function matchesFor(key: string, history: History): OwnChange[] {
  return ownChanges(history).filter(({ mark, exchange }) => mark.expects.includes(key) && succeeded(exchange));
}

/** Every event of a Subscription as it first came, in order of arrival. Repeats have the same number and focus. */
export function firstDeliveries(key: string, history: History): SeenEvent[] {
  const seen = new Set<string>();
  return history.events(key).filter(({ event, notification }) => {
    const name = nameOf({ event, notification });
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

export function nameOf({ event, notification }: SeenEvent): string {
  const focus = focusOf({ event, notification });
  if (event.number === undefined && focus === undefined) return `${String(notification.seq)} ${event.path}`;
  return `${String(event.number)} ${focus ?? ''}`;
}

export function focusOf({ event }: SeenEvent): string | undefined {
  return event.focus?.name;
}

/** The event that a change led to: the first about its focus that was not there before. */
export function arrivalOf({ focus, startedAt }: OwnChange, key: string, history: History): SeenEvent | undefined {
  const about = history.events(key).filter((seen) => focus !== undefined && focusOf(seen) === focus);
  const before = new Set(about.filter(({ notification }) => notification.at < startedAt).map(distinctName));
  return about.find((seen) => seen.notification.at >= startedAt && !before.has(distinctName(seen)));
}

/** Two changes of one resource may wrongly share a number; the times of the events still tell them apart. */
function distinctName(seen: SeenEvent): string {
  return `${nameOf(seen)} ${JSON.stringify(seen.event.timestamp ?? null)}`;
}

/** Notifications about events that do not show what they are about, and so may be about anything. */
export function unattributable(key: string, history: History): number {
  const unnamed = firstDeliveries(key, history).filter((seen) => focusOf(seen) === undefined);
  const unlisted = history
    .notificationsOfType('event-notification', key)
    .filter(({ status }) => status.events.length === 0);
  return unnamed.length + unlisted.length;
}

/** Why the numbers of a Subscription cannot be reckoned, where they cannot. */
export function uncountable(key: string, history: History): string | undefined {
  const strange = history.foreignEvents()[0];
  if (strange !== undefined) {
    return `somebody else changed ${focusOf(strange) ?? ''} at the same time, so the events cannot be counted`;
  }
  const early = countBeforeOwn(key, history);
  if (early === 0) return undefined;
  return `the handshake counted ${String(early)} before any change was made here, which somebody else may have caused`;
}

/** What the Subscription counted when it was bound, before the first change that it was to hear of. Nobody heard of that. */
function countBeforeOwn(key: string, history: History): number {
  const startedAt = matchesFor(key, history)[0]?.startedAt ?? Infinity;
  const greeting = history.notificationsOfType('handshake', key).find(({ at }) => at < startedAt);
  return greeting?.status.count ?? 0;
}

/** The lowest number of a Subscription, where the first change that it was to hear of was heard of. */
export function startOf(key: string, history: History): SeenEvent | undefined {
  const [change] = matchesFor(key, history);
  const arrival = change === undefined ? undefined : arrivalOf(change, key, history);
  if (arrival?.event.number === undefined) return undefined;
  const numbered = firstDeliveries(key, history).filter(({ event }) => event.number !== undefined);
  return numbered.reduce((least, one) => ((one.event.number ?? 0) < (least.event.number ?? 0) ? one : least), arrival);
}

/** Whether the Subscription that was created after the first event goes on where the others are, and not from the start. */
export function countsTogether(history: History): boolean {
  const [early, late] = ['main', 'late'].map((key) => startOf(key, history)?.event.number);
  return early !== undefined && late !== undefined && late > 1 && late > early;
}
