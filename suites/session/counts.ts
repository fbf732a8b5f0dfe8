import { succeeded, type History } from '../../src/model/index.js';

/** An event count that the server gave. */
export interface Count {
  readonly key: string;
  readonly seq: number;
  /** `status`: an answer of `$status`; else the type of the notification. */
  readonly source: string;
  readonly count: number;
}

/** Every count given for a Subscription, in order of arrival. */
export function countsOf(history: History, key: string): Count[] {
  const notified = history.notifications.flatMap(({ key: about, seq, status }) =>
    about !== key || status.count === undefined || status.type === undefined
      ? []
      : [{ key, seq, source: status.type, count: status.count }],
  );
  return [...notified, ...statusCounts(history, key)].sort((one, other) => one.seq - other.seq);
}

/** The counts in the answers of `$status`. */
export function statusCounts(history: History, key: string): Count[] {
  const id = history.subscription(key)?.id;
  return history.exchangesFor('status', key).flatMap((exchange) => {
    const status = history.statusesIn(exchange.body).find(({ subscriptionId }) => subscriptionId === id);
    if (!succeeded(exchange) || exchange.response === undefined || status?.count === undefined) return [];
    return [{ key, seq: exchange.response.seq, source: 'status', count: status.count }];
  });
}
