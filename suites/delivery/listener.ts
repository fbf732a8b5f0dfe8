import {
  type ArrivedNotification,
  type Connection,
  type EventView,
  type SubscribedTo,
  type Subscriber,
  type TopicFacts,
  type Triggered,
  type TriggerWish,
  type Wish,
} from '../../src/model/index.js';

/** A Subscription that is bound to a connection of its own. */
export interface Listener {
  readonly subscription: SubscribedTo;
  readonly connection: Connection;
}

/** Create a Subscription and bind it. Throws Blocked where either is refused. */
export async function listen(subscriber: Subscriber, key: string, wish: Wish): Promise<Listener> {
  const subscription = await subscriber.subscribe(key, wish);
  const { connection } = await subscriber.session(subscription);
  return { subscription, connection };
}

/** The interaction that single events are caused by: create where the topic fires on it. */
export function plainInteraction(topic: TopicFacts | undefined): 'create' | 'update' | 'delete' {
  const interactions = topic?.interactions ?? [];
  return interactions.includes('create') ? 'create' : (interactions[0] ?? 'create');
}

/**
 * Cause one event that listeners must be notified of, and wait until each of them was. `heard`: all were, in time. Those
 * in `deaf` are not waited for; whoever is not notified in time joins them.
 */
export async function causeAndHear(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  wish: TriggerWish,
  deaf = new Set<Listener>(),
): Promise<{ readonly caused: Triggered; readonly heard: boolean }> {
  const sinceAt = subscriber.now();
  const expects = listeners.map(({ subscription }) => subscription);
  const caused = await subscriber.trigger({ ...wish, expects });
  if (!caused.accepted) return { caused, heard: false };
  const waiting = listeners.filter((listener) => !deaf.has(listener));
  const arrivals = waiting.map(async (listener) => {
    if (!(await hear(listener, [caused], sinceAt))) deaf.add(listener);
  });
  await Promise.all(arrivals);
  return { caused, heard: listeners.every((listener) => !deaf.has(listener)) };
}

/** Wait for the events of changes. True where all came in time. */
export async function hear(
  { subscription, connection }: Listener,
  changes: readonly Triggered[],
  sinceAt: number,
  limitMs?: number,
): Promise<boolean> {
  const what = changes.length === 1 ? 'event' : `${String(changes.length)} events`;
  const seen = new Set<string>();
  const fits = (notification: ArrivedNotification): boolean => {
    for (const name of newsIn(notification, subscription, changes)) seen.add(name);
    return seen.size >= changes.length;
  };
  const arrived = await connection.waitFor(`${what} for ${subscription.key}`, fits, { sinceAt, limitMs });
  return arrived !== undefined;
}

/** Names of the events that a notification brings, whatever it calls itself, save what a handshake or heartbeat repeats. */
function newsIn(
  { status, at }: ArrivedNotification,
  subscription: SubscribedTo,
  changes: readonly Triggered[],
): string[] {
  if (status.subscriptionId !== subscription.id || ['handshake', 'heartbeat'].includes(status.type ?? '')) return [];
  if (status.events.length === 0) return [`at ${String(at)}`];
  return status.events
    .filter((event) => mayBeAbout(event, changes))
    .map(({ number, focus, path }) =>
      number === undefined && focus === undefined
        ? `${path} at ${String(at)}`
        : `${String(number)} ${focus?.reference ?? ''}`,
    );
}

/** A focus of the right type names the change or another one; without it, or with a wrong type, it may be any. */
function mayBeAbout({ focus }: EventView, changes: readonly Triggered[]): boolean {
  const name = focus?.name;
  const [type] = (name ?? '').split('/');
  const isComparable = changes.some((change) => change.focus?.split('/')[0] === type);
  return name === undefined || !isComparable || changes.some((change) => change.focus === name);
}
