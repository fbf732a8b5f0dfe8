import {
  defineCheck,
  inconclusive,
  pass,
  unseen,
  violated,
  type Finding,
  type History,
  type SeenEvent,
} from '../../src/model/index.js';
import { unnumbered } from './nothing-counted.js';
import { arrivalOf, countsTogether, firstDeliveries, focusOf, matchesFor, startOf, uncountable } from './own-events.js';

/** The Subscription whose numbers are judged. */
const KEY = 'main';

export const numbers = defineCheck({
  id: 'notification.numbers',
  title: 'Each event has its own number, and numbers grow by one for each event of the Subscription',
  requirements: ['ALL-NOTIF-34'],
  explains: unnumbered,
  cause: 'The number is an index in the message, or is read and raised without a lock, or counts notifications.',
  remedy: 'Number the events of each Subscription 1, 2, 3 … when they happen, and keep the number for every delivery.',
  judge(history) {
    const events = firstDeliveries(KEY, history).filter(({ event }) => event.number !== undefined);
    if (events.length < 2) return unseen(history, 'fewer than two numbered events were seen');
    const problems = [...shared(events), ...notFromOne(history), ...notGrowing(history)];
    if (problems.length > 0) return violated('events are not numbered one by one', problems);
    const reason = uncountable(KEY, history);
    if (reason !== undefined) return inconclusive(reason);
    const holes = holesIn(events);
    if (holes.length === 0) return pass(`${String(events.length)} × event seen, numbered without a gap`);
    return unexplained(holes, events, history);
  },
});

/** Two events with one number. */
function shared(events: readonly SeenEvent[]): Finding[] {
  const first = new Map<number, SeenEvent>();
  return events.flatMap((seen) => {
    const number = seen.event.number ?? 0;
    const other = first.get(number);
    first.set(number, other ?? seen);
    if (other === undefined || focusOf(other) === undefined || focusOf(other) === focusOf(seen)) return [];
    return [numbered(seen, `a number of its own for ${focusOf(seen) ?? ''}`, `, which ${focusOf(other) ?? ''} has`)];
  });
}

/** The first event of a Subscription has number 1 (ambiguity A45). Shared counters are notification.own-counters's business. */
function notFromOne(history: History): Finding[] {
  const start = startOf(KEY, history);
  if (start === undefined || start.event.number === 1) return [];
  const mayBeAnothers = uncountable(KEY, history) !== undefined || countsTogether(history);
  return mayBeAnothers && (start.event.number ?? 0) > 1 ? [] : [numbered(start, '1 for the first event')];
}

/** Of two changes, one begun after the event of the other had come, the later one has the higher number. */
function notGrowing(history: History): Finding[] {
  const arrivals = matchesFor(KEY, history).map((change) => ({ change, seen: arrivalOf(change, KEY, history) }));
  const findings = arrivals.map(({ change, seen }) => {
    const earlier = arrivals.flatMap((one) =>
      one.seen !== undefined && one.seen.notification.at < change.startedAt ? (one.seen.event.number ?? []) : [],
    );
    const highest = Math.max(...earlier);
    const number = seen?.event.number;
    if (seen === undefined || number === undefined || number >= highest) return [];
    return [numbered(seen, `more than ${String(highest)}, the number of an earlier event`)];
  });
  return findings.flat();
}

function numbered({ event, notification }: SeenEvent, expected: string, note = ''): Finding {
  const actual = `${String(event.number)}${note}`;
  return { entry: notification.seq, path: event.places.eventNumber, expected, actual };
}

function holesIn(events: readonly SeenEvent[]): number[] {
  const present = new Set(events.map(({ event }) => event.number ?? 0));
  const [least, most] = [Math.min(...present), Math.max(...present)];
  // A server that counts in the thousands needs no list of thousands.
  const span = Math.min(most - least, 10_000);
  return Array.from({ length: span }, (_, step) => least + step).filter((number) => !present.has(number));
}

/** A number may be missing because its notification is, or because Subscriptions count together: both have their own rules. */
function unexplained(holes: readonly number[], events: readonly SeenEvent[], history: History) {
  const list = holes.slice(0, 10).join(', ');
  const undelivered = matchesFor(KEY, history).filter((change) => arrivalOf(change, KEY, history) === undefined);
  if (undelivered.length > 0) return inconclusive(`the numbers ${list} are missing, and so are notifications`);
  if (countsTogether(history))
    return inconclusive(`the numbers ${list} are missing; Subscriptions seem to count together`);
  const last = events.at(-1);
  const findings = last === undefined ? [] : [numbered(last, `no gap before it`, `; missing: ${list}`)];
  return violated('numbers are left out although every event was delivered', findings);
}

export const order = defineCheck({
  id: 'notification.order',
  title: 'New events arrive in the order of their numbers on one connection',
  requirements: ['ALL-NOTIF-37'],
  cause: 'Notifications are sent by parallel workers.',
  remedy: 'Send the events of a Subscription one after another on each connection: clients notice gaps by the number.',
  judge(history) {
    const streams = history.subscriptions.map(({ key }) =>
      firstDeliveries(key, history).filter(({ event }) => event.number !== undefined),
    );
    const long = streams.filter((events) => events.length > 1);
    if (long.length === 0) return unseen(history, 'fewer than two numbered events were seen');
    const findings = long.flatMap(overtaken);
    if (findings.length > 0) return violated('events arrived out of order', findings);
    return pass(`${String(long.flat().length)} × event seen in the order of its number`);
  },
});

/** Events that come after one with a higher number in an earlier message. */
function overtaken(events: readonly SeenEvent[]): Finding[] {
  return events.flatMap((seen) => {
    const earlier = events.filter(({ notification }) => notification.seq < seen.notification.seq);
    const highest = Math.max(0, ...earlier.map(({ event }) => event.number ?? 0));
    if ((seen.event.number ?? 0) >= highest) return [];
    return [numbered(seen, `a number above ${String(highest)}, which came before`)];
  });
}
