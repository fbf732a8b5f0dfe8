import type {
  ArrivedNotification,
  Connection,
  SubscribedTo,
  Subscriber,
  TopicFacts,
  Triggered,
  TriggerWish,
  Wish,
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

/** Cause one event that listeners must be notified of, and wait until each of them was. True where all were, in time. */
export async function causeAndHear(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  wish: TriggerWish,
): Promise<{ readonly caused: Triggered; readonly heard: boolean }> {
  const sinceAt = subscriber.now();
  const expects = listeners.map(({ subscription }) => subscription);
  const caused = await subscriber.trigger({ ...wish, expects });
  if (!caused.accepted) return { caused, heard: false };
  const arrivals = await Promise.all(listeners.map((listener) => hear(listener, 1, sinceAt)));
  return { caused, heard: arrivals.every((arrived) => arrived) };
}

/** Wait for so many different events. True where they came in time. */
export async function hear({ subscription, connection }: Listener, events: number, sinceAt: number): Promise<boolean> {
  const what = events === 1 ? `event for ${subscription.key}` : `${String(events)} events for ${subscription.key}`;
  const seen = new Set<string>();
  const arrived = await connection.waitFor(
    what,
    (notification) => {
      for (const name of newsIn(notification, subscription)) seen.add(name);
      return seen.size >= events;
    },
    { sinceAt },
  );
  return arrived !== undefined;
}

/** Names of the events that a notification brings, whatever it calls itself, save what a handshake or heartbeat repeats. */
function newsIn({ status, at }: ArrivedNotification, subscription: SubscribedTo): string[] {
  if (status.subscriptionId !== subscription.id || ['handshake', 'heartbeat'].includes(status.type ?? '')) return [];
  if (status.events.length === 0) return [`at ${String(at)}`];
  return status.events.map(({ number, focus, path }) =>
    number === undefined && focus === undefined
      ? `${path} at ${String(at)}`
      : `${String(number)} ${focus?.reference ?? ''}`,
  );
}
