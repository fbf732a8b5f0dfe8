import {
  textAt,
  type Endpoint,
  type HookAnswer,
  type SubscribedTo,
  type Subscriber,
  type TriggerWish,
  type Wish,
} from '../../src/model/index.js';
import { ACTIVE, becoming, FAILED, HEADERS, SHAKING_HANDS } from './keys.js';

/** A rest-hook Subscription that was accepted, with its endpoint. */
export interface Hooked {
  readonly endpoint: Endpoint;
  readonly subscription: SubscribedTo;
}

interface HookWish extends Wish {
  /** Query of the endpoint. */
  readonly query?: string | undefined;
}

/** Creates a rest-hook Subscription with an endpoint of its own; undefined where it is not accepted, which checks judge. */
export async function hook(
  subscriber: Subscriber,
  key: string,
  answer: HookAnswer,
  { query, ...wish }: HookWish = {},
): Promise<Hooked | undefined> {
  const endpoint = await subscriber.endpoint(key, answer, query);
  const subscription = await createHook(subscriber, key, endpoint.url, wish);
  return subscription === undefined ? undefined : { endpoint, subscription };
}

export async function createHook(
  subscriber: Subscriber,
  key: string,
  endpoint: string | undefined,
  wish: Wish = {},
  purpose?: string,
): Promise<SubscribedTo | undefined> {
  const channel = { code: 'rest-hook' };
  const body = subscriber.subscriptionBody({ channel, headers: [...HEADERS], ...wish, endpoint });
  const { subscription } = await subscriber.create(key, body, purpose);
  return subscription;
}

/** Reads the Subscription until it has a status; recorded as reads. True where it came in time. */
export function untilStatus(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  wanted: readonly string[],
  limitMs: number,
): Promise<boolean> {
  return subscriber.until(becoming(subscription.key, wanted), limitMs, async () => {
    const { json } = await subscriber.read(subscription);
    return wanted.includes(textAt(json, 'status') ?? '');
  });
}

export function untilActive(subscriber: Subscriber, { subscription }: Hooked): Promise<boolean> {
  return untilStatus(subscriber, subscription, ACTIVE, subscriber.limits.activationMs);
}

export function untilFailed(subscriber: Subscriber, { subscription }: Pick<Hooked, 'subscription'>): Promise<boolean> {
  return untilStatus(subscriber, subscription, FAILED, subscriber.limits.failureMs);
}

export function untilShakenHands(subscriber: Subscriber, { endpoint }: Hooked): Promise<boolean> {
  const what = `${SHAKING_HANDS} ${endpoint.key}`;
  return endpoint.waitForRequests(what, 1, subscriber.limits.handshakeMs);
}

/** Causes an event for the Subscriptions and waits until their endpoints have it. True where it came to each of them. */
export async function causeAt(subscriber: Subscriber, hooked: readonly Hooked[], wish: TriggerWish): Promise<boolean> {
  const sinceAt = subscriber.now();
  await subscriber.trigger({ ...wish, expects: hooked.map(({ subscription }) => subscription) });
  const isEvent = (type: string | undefined) => type === 'event-notification';
  const heard = await Promise.all(
    hooked.map(({ endpoint }) =>
      endpoint.waitFor(`an event at the endpoint of ${endpoint.key}`, ({ status }) => isEvent(status.type), {
        sinceAt,
      }),
    ),
  );
  return heard.every((event) => event !== undefined);
}
