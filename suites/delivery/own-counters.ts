import {
  defineCheck,
  inconclusive,
  judgeEach,
  unseen,
  type Finding,
  type History,
  type SeenEvent,
} from '../../src/model/index.js';
import { arrivalOf, firstDeliveries, matchesFor, uncountable } from './own-events.js';

export const ownCounters = defineCheck({
  id: 'notification.own-counters',
  title: 'Event counters are kept separately for each Subscription',
  requirements: ['ALL-NOTIF-28'],
  cause: 'Events are counted for the topic or for the server, and each Subscription shows that counter.',
  remedy: 'Keep one counter for each Subscription, from 0 at its creation, and raise it for its own events only.',
  judge(history) {
    const subjects = history.subscriptions.flatMap(({ key }) => firstEventOf(key, history));
    const late = subjects.some(({ key }) => key === 'late');
    if (!late) return unseen(history, "no event of a Subscription that was created after another one's event was seen");
    const reason = subjects.map(({ key }) => uncountable(key, history)).find((one) => one !== undefined);
    if (reason !== undefined) return inconclusive(reason);
    return judgeEach(history, subjects, {
      situation: 'first event of a Subscription',
      broken: 'a Subscription does not begin to count by itself',
      problem: notFirst,
    });
  },
});

interface FirstEvent {
  readonly key: string;
  readonly seen: SeenEvent;
  /** Its first event came late or not at all, so that a higher number says nothing. */
  readonly late: boolean;
}

/** The event with the lowest number, where the first change that the Subscription was to hear of was heard of. */
function firstEventOf(key: string, history: History): FirstEvent[] {
  const [change] = matchesFor(key, history);
  const arrival = change === undefined ? undefined : arrivalOf(change, key, history);
  if (arrival?.event.number === undefined) return [];
  const events = firstDeliveries(key, history).filter(({ event }) => event.number !== undefined);
  const seen = events.reduce((least, one) => ((one.event.number ?? 0) < (least.event.number ?? 0) ? one : least));
  return [{ key, seen, late: events.some((one) => one.notification.seq < arrival.notification.seq) }];
}

/** A number below 1 is notification.numbers's business. */
function notFirst({ key, seen, late }: FirstEvent): Finding | undefined {
  const { event, notification } = seen;
  const { status, seq } = notification;
  if ((event.number ?? 1) > 1) {
    return { entry: seq, path: `${event.path}.eventNumber`, expected: `1 for ${key}`, actual: String(event.number) };
  }
  // The count of a Subscription created later shows whether it is shared although the numbers are not.
  if (key !== 'late' || late || status.events.length > 1 || status.count === undefined || status.count <= 1)
    return undefined;
  const path = `${status.path}.eventsSinceSubscriptionStart`;
  return { entry: seq, path, expected: `1 for ${key}`, actual: String(status.count) };
}
