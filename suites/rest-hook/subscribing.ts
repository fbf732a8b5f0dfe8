import type { Endpoint, HookAnswer, SubscribedTo, Subscriber, Wish } from '../../src/model/index.js';
import { textAt } from '../../src/model/index.js';
import { HEADERS } from './keys.js';

export interface Hooked {
  readonly endpoint: Endpoint;
  readonly subscription: SubscribedTo | undefined;
}

/** Creates a rest-hook Subscription with an endpoint of its own; whether it is accepted is for the checks to say. */
export async function hook(subscriber: Subscriber, key: string, answer: HookAnswer, wish: Wish = {}): Promise<Hooked> {
  const endpoint = await subscriber.endpoint(key, answer);
  return { endpoint, subscription: await createHook(subscriber, key, endpoint.url, wish) };
}

export async function createHook(
  subscriber: Subscriber,
  key: string,
  endpoint: string | undefined,
  wish: Wish = {},
): Promise<SubscribedTo | undefined> {
  const channel = { code: 'rest-hook' };
  const body = subscriber.subscriptionBody({ channel, headers: [...HEADERS], ...wish, endpoint });
  const { subscription } = await subscriber.create(key, body);
  return subscription;
}

/** Reads the Subscription until it has a status; recorded as reads. True where it came in time. */
export function untilStatus(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  wanted: readonly string[],
  limitMs: number,
): Promise<boolean> {
  return subscriber.until(`Subscription ${subscription.key} to become ${wanted.join(' or ')}`, limitMs, async () => {
    const { json } = await subscriber.read(subscription);
    return wanted.includes(textAt(json, 'status') ?? '');
  });
}
