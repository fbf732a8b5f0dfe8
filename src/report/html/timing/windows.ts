import { at, parseJson, succeeded } from '../../../model/index.js';
import type { History, Notification, SubscriptionStory } from '../../../model/index.js';
import type { Window } from './timing.js';

/** A Subscription is bound to a few connections at most, so the next notification on the same one is near. */
const NEAR = 20;

/**
 * The time in which the next notification is due, from each one on, until it comes, the connection ends, or the Subscription
 * does. Whether a silence was too long is not decided here: a check has done that, or nobody has.
 */
export function windowsOf(
  history: History,
  story: SubscriptionStory,
  own: readonly Notification[],
  allowed: { readonly periodMs: number; readonly toleranceMs: number },
): readonly Window[] {
  const ends = new Map(history.connections.map(({ id, end, closes }) => [id, (closes[0] ?? end)?.at]));
  const overAt = endOf(history, story);
  return own.flatMap(({ seq, at: fromAt, connection }, index) => {
    if (fromAt >= overAt) return [];
    const next = own.slice(index + 1, index + 1 + NEAR).find((later) => later.connection === connection);
    const endAt = Math.min(next?.at ?? ends.get(connection) ?? history.endAt, overAt);
    const dueAt = fromAt + allowed.periodMs;
    return [{ seq, fromAt, dueAt, allowedAt: dueAt + allowed.toleranceMs, endAt, met: next?.at === endAt }];
  });
}

/** When the Subscription was asked to end, or ended by itself; the end of the story where neither happened. */
function endOf(history: History, { id, settings, create }: SubscriptionStory): number {
  const asked = history.exchanges.find((exchange) => {
    const { method, url, body } = exchange.request;
    if (!url.endsWith(`/Subscription/${id}`) || !succeeded(exchange)) return false;
    return method === 'DELETE' || at(parseJson(body ?? ''), 'status') === 'off';
  });
  const { wall, at: createdAt } = create.request;
  const byItself = Date.parse(settings.end ?? '') - Date.parse(wall) + createdAt;
  return Math.min(asked?.request.at ?? Infinity, Number.isNaN(byItself) ? Infinity : byItself, history.endAt);
}
