import type { History, Notification } from '../../../model/index.js';
import type { Latency } from './timing.js';

/** How long each change that had to be notified took, where the notification names what changed. */
export function latenciesOf(history: History, key: string, own: readonly Notification[]): readonly Latency[] {
  const arrivals = arrivalsOf(own);
  return history.marks('trigger').flatMap(({ event, exchange, focus, expects }) => {
    const toAt = focus === undefined || !expects.includes(key) ? undefined : arrivals.get(focus);
    const { response, request } = history.exchange(exchange) ?? {};
    const fromAt = response?.at ?? request?.at;
    return toAt === undefined || fromAt === undefined ? [] : [{ event, fromAt, toAt }];
  });
}

/** When each resource was first named. */
function arrivalsOf(own: readonly Notification[]): Map<string, number> {
  const arrivals = new Map<string, number>();
  for (const { at, status } of own) {
    for (const { focus } of status.events) {
      const name = focus?.name;
      if (name !== undefined && !arrivals.has(name)) arrivals.set(name, at);
    }
  }
  return arrivals;
}
