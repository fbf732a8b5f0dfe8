import {
  defineCheck,
  grouped,
  judgeEach,
  shown,
  type Finding,
  type History,
  type SeenEvent,
} from '../../src/model/index.js';

/** Types that may repeat earlier events; other rules judge what they carry. */
const REPEATERS = ['handshake', 'heartbeat'];

export const eventType = defineCheck({
  id: 'notification.event-type',
  title: 'A notification about new events has type event-notification',
  requirements: ['ALL-NOTIF-23'],
  everywhere: true,
  cause:
    'The type is left at the value of the last handshake or heartbeat, or a word of an internal protocol is written.',
  remedy: 'Set SubscriptionStatus.type to event-notification in every notification that was caused by an event.',
  judge: (history) =>
    judgeEach(history, newEvents(history), {
      situation: 'new event',
      broken: 'a new event came in a notification of another type',
      problem: mistyped,
    }),
});

/**
 * The copies of each event, for events that happened while the Subscription was bound. What a handshake or a heartbeat
 * repeats may be older: an event is new where its number lies above the count in the handshake of the connection.
 */
function newEvents(history: History): (readonly SeenEvent[])[] {
  // A status without type is judged by its cardinality.
  const own = history
    .events()
    .filter(({ notification: { key, status }, event }) => ![key, status.type, event.number].includes(undefined));
  const copies = grouped(own, ({ notification, event }) => `${String(notification.key)} ${String(event.number)}`);
  return [...copies.values()].filter((group) => group.some((seen) => !repeats(seen) || isNew(seen, history)));
}

function repeats({ notification }: SeenEvent): boolean {
  return REPEATERS.includes(notification.status.type ?? '');
}

function isNew({ notification, event }: SeenEvent, history: History): boolean {
  const binds = history.connection(notification.connection)?.binds ?? [];
  const own = binds.filter(({ keys }) => keys.length === 0 || keys.includes(notification.key ?? ''));
  const bind = own.findLast(({ seq }) => seq < notification.seq);
  const handshake = history.notifications.find(
    (one) =>
      one.connection === notification.connection &&
      one.key === notification.key &&
      one.status.type === 'handshake' &&
      one.seq > (bind?.seq ?? 0),
  );
  if (handshake === undefined || handshake.seq >= notification.seq) return false;
  return event.number !== undefined && event.number > (handshake.status.count ?? Infinity);
}

function mistyped(copies: readonly SeenEvent[]): Finding[] {
  if (copies.some(({ notification }) => notification.status.type === 'event-notification')) return [];
  return copies.slice(0, 1).map(({ notification: { seq, status } }) => {
    return { entry: seq, path: status.places.type, expected: 'event-notification', actual: shown(status.type) };
  });
}
