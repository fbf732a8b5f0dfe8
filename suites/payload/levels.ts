import {
  answerInWords,
  grouped,
  isObject,
  perHistory,
  refused,
  skip,
  unseen,
  type Exchange,
  type History,
  type Notification,
  type Outcome,
  type SeenEvent,
} from '../../src/model/index.js';

export type Level = 'empty' | 'id-only' | 'full-resource';

export const LEVELS: readonly Level[] = ['empty', 'id-only', 'full-resource'];

/** The level of detail that the Subscription of a notification was granted; undefined for a foreign one. */
export function levelOf(notification: Notification | undefined, history: History): string | undefined {
  const key = notification?.key;
  return key === undefined ? undefined : history.subscription(key)?.settings.content;
}

/** Notifications of Subscriptions with a stored level, save those that share a Bundle with one of another level (A04). */
export function notificationsAt(history: History, level: Level): readonly Notification[] {
  return byLevel(history).get(level) ?? [];
}

const byLevel = perHistory((history) => {
  const alone = history.messages
    .map(({ notifications }) => notifications)
    .filter((companions) => companions.every((one) => levelOf(one, history) === levelOf(companions[0], history)));
  return grouped(alone.flat(), (notification) => levelOf(notification, history));
});

/** Those that list events, whatever their type. */
export function eventfulAt(history: History, level: Level): Notification[] {
  return notificationsAt(history, level).filter(({ status }) => status.events.length > 0);
}

export function eventsAt(history: History, level: Level): readonly SeenEvent[] {
  return eventsByLevel(history).get(level) ?? [];
}

const eventsByLevel = perHistory(
  (history) => new Map(LEVELS.map((level) => [level, seenIn(eventfulAt(history, level))])),
);

function seenIn(notifications: readonly Notification[]): SeenEvent[] {
  return notifications.flatMap((notification) => notification.status.events.map((event) => ({ notification, event })));
}

/** Why nothing can be said of a level: the server does not grant it, or nothing came. */
export function noneAt(history: History, level: Level, what: string): Outcome {
  const asked = history.exchangesFor('create').filter((create) => requestedLevel(create, history) === level);
  const stored = history.subscriptions.filter(({ requested }) => requested.content === level);
  const refusal = asked.find(refused);
  if (stored.length === 0 && refusal !== undefined) {
    return skip(`the server refuses Subscriptions with content ${level}: ${answerInWords(refusal)}`);
  }
  const other = stored.find(({ settings }) => settings.content !== level);
  if (other !== undefined && stored.every(({ settings }) => settings.content !== level)) {
    return skip(`the server stored content ${other.settings.content ?? '(none)'} where ${level} was asked for`);
  }
  return unseen(history, what);
}

function requestedLevel(create: Exchange, history: History): string | undefined {
  return isObject(create.sent) ? history.settingsOf(create.sent).content : undefined;
}
