import type { ArrivedNotification, Connection, SubscribedTo, Subscriber } from '../../src/model/index.js';
import { plainInteraction } from '../delivery/listener.js';

/** Wait for the handshakes that follow a bind just sent; not where the server is known to send none. */
export async function handshakesOn(
  subscriber: Subscriber,
  connection: Connection,
  ...subscriptions: SubscribedTo[]
): Promise<void> {
  if (subscriber.facts.binding?.handshakes === false) return;
  const sinceAt = subscriber.now();
  await Promise.all(subscriptions.map((one) => arrival(subscriber, connection, one, 'handshake', sinceAt)));
}

/** Cause an event by the plainest interaction that the topic has; `forbids`: those that nobody is bound to. */
export async function cause(
  subscriber: Subscriber,
  patient: string,
  expects: readonly SubscribedTo[],
  forbids: readonly SubscribedTo[] = [],
): Promise<void> {
  const interaction = plainInteraction(subscriber.facts.topic);
  const because = expects.length === 0 ? 'unbound' : 'match';
  await subscriber.trigger({ interaction, patient, expects, forbids, because });
}

/** Wait for a new event of a Subscription. */
export async function eventOn(
  subscriber: Subscriber,
  connection: Connection,
  subscription: SubscribedTo,
  sinceAt: number,
): Promise<void> {
  await arrival(subscriber, connection, subscription, 'event-notification', sinceAt);
}

async function arrival(
  { limits }: Subscriber,
  connection: Connection,
  { key, id }: SubscribedTo,
  type: string,
  sinceAt: number,
): Promise<void> {
  const fits = ({ status }: ArrivedNotification) => status.type === type && status.subscriptionId === id;
  const limitMs = type === 'handshake' ? limits.handshakeMs : limits.deliveryMs;
  await connection.waitFor(`${type} for ${key}`, fits, { limitMs, sinceAt });
}
