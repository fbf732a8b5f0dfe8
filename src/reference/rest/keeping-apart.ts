import { notFound, type Answer, type Call, type RouteName } from '../answer.js';
import type { Context } from '../context.js';

/** What is asked of all Subscriptions together. */
const OF_ALL: readonly RouteName[] = ['subscription-search', 'status', 'token'];

/**
 * The server as whoever calls sees it: Subscriptions that it may not access do not exist. The refusal where the request is
 * about one of them.
 */
export function seenBy(call: Call, context: Context): Context | Answer {
  const { behaviour, world } = context;
  if (call.type !== 'Subscription') return context;
  if (call.id !== undefined) {
    const record = world.subscriptions.get(call.id);
    const isHidden = record !== undefined && !behaviour.mayAccess(record, call);
    return isHidden ? notFound(`Subscription/${call.id}`) : context;
  }
  if (!OF_ALL.includes(call.route)) return context;
  const own = [...world.subscriptions].filter(([, record]) => behaviour.mayAccess(record, call));
  if (own.length === world.subscriptions.size) return context;
  return { ...context, world: { ...world, subscriptions: new Map(own) } };
}
