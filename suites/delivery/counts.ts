import {
  defineCheck,
  inconclusive,
  judgeEach,
  pass,
  unseen,
  violated,
  type Finding,
  type History,
  type Notification,
} from '../../src/model/index.js';
import { uncounted } from './nothing-counted.js';
import { countsTogether, firstDeliveries, focusOf, matchesFor, uncountable } from './own-events.js';

const KEY = 'main';

export const countIncludesEvent = defineCheck({
  id: 'notification.count-includes-event',
  title: 'The event count includes the events of the notification that carries it',
  requirements: ['ALL-NOTIF-32'],
  explains: uncounted,
  cause: 'The notification is built before the counter is raised, or the counter counts notifications or deliveries.',
  remedy:
    'Raise eventsSinceSubscriptionStart when the event happens, before the notification is built; never for anything else.',
  judge(history) {
    const subjects = quietNotifications(history).filter(({ status }) => status.count !== undefined);
    const reason = uncountable(KEY, history);
    if (subjects.length > 0 && reason !== undefined) return inconclusive(reason);
    return judgeEach(history, subjects, {
      situation: 'event-notification with a count and nothing else under way',
      broken: 'the event count is not the number of events so far',
      problem: (notification) => wrongCount(notification, history),
    });
  },
});

/** A counter shared with other Subscriptions is notification.own-counters's business. */
function wrongCount(notification: Notification, history: History): Finding | undefined {
  const { status, seq } = notification;
  const known = positionOf(notification, history);
  const isShared = countsTogether(history) && status.count === highestNumber(notification);
  if (status.count === known || isShared) return undefined;
  const path = status.places.eventsSinceSubscriptionStart;
  return { entry: seq, path, expected: String(known), actual: String(status.count) };
}

export const highestIsCount = defineCheck({
  id: 'notification.highest-number',
  title: 'The highest event number in an event-notification equals the event count',
  requirements: ['R5-NOTIF-33', 'BP-NOTIF-33'],
  cause: 'Event numbers begin at 0 or are indexes in the message, or number and count are kept in different places.',
  remedy: 'Take number and count from one counter: the newest event has the number that the count shows.',
  judge(history) {
    const subjects = quietNotifications(history).filter(
      (notification) => notification.status.count !== undefined && highestNumber(notification) !== undefined,
    );
    const reason = uncountable(KEY, history);
    if (subjects.length > 0 && reason !== undefined) return inconclusive(reason);
    if (subjects.length === 0) return unseen(history, 'no event-notification with number and count was seen');
    // Where the numbers are right it is the count that is wrong: notification.count-includes-event.
    const wrong = subjects.filter(
      (notification) =>
        notification.status.count !== highestNumber(notification) &&
        highestNumber(notification) !== positionOf(notification, history),
    );
    if (wrong.length === 0) return pass(`${String(subjects.length)} × event-notification compared, nothing wrong`);
    return violated('the highest event number is not the event count', wrong.map(mismatch));
  },
});

function mismatch(notification: Notification): Finding {
  const { status, seq } = notification;
  const number = String(highestNumber(notification));
  const expected = `${String(status.count)}, the count of the notification`;
  return { entry: seq, path: `${status.places.notificationEvent}.eventNumber`, expected, actual: number };
}

function highestNumber({ status }: Notification): number | undefined {
  const present = status.events.flatMap(({ number }) => number ?? []);
  return present.length === 0 ? undefined : Math.max(...present);
}

/** How many different events the Subscription was notified of, up to and with a notification. */
function positionOf({ seq }: Notification, history: History): number {
  return firstDeliveries(KEY, history).filter(({ notification }) => notification.seq <= seq).length;
}

/**
 * Notifications whose event is the last thing that happened on the server, and before which nothing is missing: only then
 * is there one right count. In a burst the count may be ahead of the event, because it is the present one.
 */
function quietNotifications(history: History): Notification[] {
  const firsts = firstDeliveries(KEY, history);
  const candidates = [...new Set(firsts.map(({ notification }) => notification))];
  return candidates.filter((notification) => {
    if (notification.status.type !== 'event-notification') return false;
    const upToNow = firsts.filter((seen) => seen.notification.seq <= notification.seq);
    const brought = notification.status.events.map((event) => focusOf({ event, notification }));
    const matches = matchesFor(KEY, history).filter(({ startedAt }) => startedAt <= notification.at);
    const last = matches.at(-1);
    if (last === undefined || writesSince(last.startedAt, notification.at, history) > 0) return false;
    const isNewest = upToNow.every(({ event }) => (event.number ?? 0) <= (highestNumber(notification) ?? 0));
    return brought.includes(last.focus) && upToNow.length >= matches.length && isNewest;
  });
}

/** Changes of resources of the topic between two times, preparations of the scenario included. */
function writesSince(fromAt: number, toAt: number, history: History): number {
  const type = history.facts?.topic?.resource ?? '';
  return history.exchanges.filter(
    ({ request }) =>
      request.method !== 'GET' &&
      request.at > fromAt &&
      request.at <= toAt &&
      new URL(request.url, history.header.baseUrl).pathname.split('/').includes(type),
  ).length;
}
