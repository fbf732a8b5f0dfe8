import type { SubscribedTo, Subscriber } from '../../src/model/index.js';

/** How often a Subscription is read until it is found: a store may lag behind its own answers. */
const READ_EVERY_MS = 150;

/** Read what was just created. */
export async function readBack(subscriber: Subscriber, subscription: SubscribedTo): Promise<void> {
  const isFound = async () => (await subscriber.read(subscription)).status !== 404;
  await subscriber.until(`${subscription.key} to be readable`, subscriber.limits.activationMs, isFound, READ_EVERY_MS);
}
