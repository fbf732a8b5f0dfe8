import {
  defineCheck,
  inconclusive,
  pass,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { countsTogether, startOf, uncountable } from './own-events.js';

/** Created after the first event of the other Subscriptions. */
const LATE = 'late';

export const ownCounters = defineCheck({
  id: 'notification.own-counters',
  title: 'Event counters are kept separately for each Subscription',
  requirements: ['ALL-NOTIF-28'],
  cause: 'Events are counted for the topic or for the server, and each Subscription shows that counter.',
  remedy: 'Keep one counter for each Subscription, from 0 at its creation, and raise it for its own events only.',
  judge(history) {
    const start = startOf(LATE, history);
    if (start === undefined)
      return unseen(history, 'no event of a Subscription created after the first event was seen');
    const reason = uncountable('main', history) ?? uncountable(LATE, history);
    if (reason !== undefined) return inconclusive(reason);
    const findings = [...sharedNumber(history), ...sharedCount(history)];
    if (findings.length > 0) return violated('a later Subscription goes on counting where others are', findings);
    return pass(`a Subscription created after the first event began with number ${String(start.event.number)}`);
  },
});

/** Where all Subscriptions begin with the same wrong number, they count separately: notification.numbers judges that. */
function sharedNumber(history: History): Finding[] {
  const start = startOf(LATE, history);
  if (start === undefined || !countsTogether(history)) return [];
  const { notification, event } = start;
  const actual = String(event.number);
  return [{ entry: notification.seq, path: event.places.eventNumber, expected: 'its first number, 1', actual }];
}

/** The count may be shared although the numbers are not. */
function sharedCount(history: History): Finding[] {
  const start = startOf(LATE, history);
  const { count } = start?.notification.status ?? {};
  if (start?.event.number !== 1 || count === undefined) return [];
  const { seq, status } = start.notification;
  const early = startOf('main', history);
  const known = status.events.length;
  // Counts that begin too high everywhere are separate all the same.
  if (count <= known || count <= (early?.notification.status.count ?? Infinity)) return [];
  const path = status.places.eventsSinceSubscriptionStart;
  return [{ entry: seq, path, expected: String(known), actual: String(count) }];
}
