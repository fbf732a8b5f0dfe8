import { grouped } from './grouped.js';
import type { Notification } from './history.js';
import type { EventView } from './notification.js';
import { perHistory } from './per-history.js';

/** An event of a notification, with the notification that brought it. */
export interface SeenEvent {
  readonly notification: Notification;
  readonly event: EventView;
}

/** Every event in every notification, in order of arrival. */
export const seenEvents = perHistory((history): readonly SeenEvent[] =>
  history.notifications.flatMap((notification) => notification.status.events.map((event) => ({ notification, event }))),
);

/** The same by the key of the Subscription; of foreign ones without a key. */
export const seenEventsByKey = perHistory((history) =>
  grouped(seenEvents(history), ({ notification }) => notification.key),
);
