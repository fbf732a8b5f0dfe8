import {
  succeeded,
  type ConnectionStory,
  type History,
  type MarkOf,
  type Notification,
  type Timed,
} from '../../src/model/index.js';
import { wasWatched } from '../session/answers.js';

type Bind = Timed<MarkOf<'bind'>>;
type Trigger = Timed<MarkOf<'trigger'>>;

/** Connections on which the token of a call was sent. */
export function connectionsFor(history: History, exchange: number): ConnectionStory[] {
  return history.connections.filter(({ binds }) => binds.some((bind) => bind.exchange === exchange));
}

/** Notifications for a Subscription on one connection. */
export function heard(history: History, connection: string, key: string): Notification[] {
  return history.notifications.filter((one) => one.connection === connection && one.key === key);
}

/** Whether the server ended the connection, or it broke, while the story still wanted it. */
export function lost({ closes, end }: ConnectionStory): boolean {
  return end !== undefined && closes[0]?.by !== 'client';
}

/** Until when something could be heard on a connection, on the clock of the transcript. */
export function listenedUntil({ endAt }: History, { closes, end }: ConnectionStory): number {
  return Math.min(closes[0]?.at ?? Infinity, end?.at ?? Infinity, endAt);
}

/** Whether a connection was listened to for the whole delivery limit after a change. */
export function wasAwaited(history: History, connection: ConnectionStory, { exchange, at }: Trigger): boolean {
  const answeredAt = history.exchange(exchange)?.response?.at ?? at;
  return wasWatched(history, answeredAt, listenedUntil(history, connection), history.limits.deliveryMs);
}

/** Changes that must be told to a Subscription, made and accepted after a moment. */
export function eventsFor(history: History, key: string, afterSeq: number): Trigger[] {
  return accepted(history, afterSeq).filter(({ expects }) => expects.includes(key));
}

/** Changes that are events of a Subscription, whether or not anybody can be told of them. */
export function triggersNaming(history: History, key: string, afterSeq: number): Trigger[] {
  return accepted(history, afterSeq).filter(({ expects, forbids }) => [...expects, ...forbids].includes(key));
}

function accepted(history: History, afterSeq: number): Trigger[] {
  return history
    .marks('trigger')
    .filter(({ seq, exchange }) => seq > afterSeq && succeeded(history.exchange(exchange)));
}

/** Whether such a change was followed by an event-notification for the Subscription on some other connection. */
export function toldElsewhere(history: History, key: string, afterSeq: number, connection: string): boolean {
  return eventsFor(history, key, afterSeq).some((trigger) => {
    const request = history.exchange(trigger.exchange)?.request.seq ?? trigger.seq;
    return history
      .notificationsOfType('event-notification', key)
      .some((one) => one.connection !== connection && one.seq > request);
  });
}

/** Binds by a credential that is no valid token, on connections that were open. */
export function forgedBinds(history: History, credentials: readonly string[]): Bind[] {
  return history
    .marks('bind')
    .filter(({ credential }) => credentials.includes(credential))
    .filter(({ connection }) => history.connection(connection)?.open !== undefined);
}
