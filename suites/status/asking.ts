import {
  isObject,
  objectsAt,
  textAt,
  type Answer,
  type JsonObject,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';

/** Purpose of the calls that this scenario makes; each is about one of the labels below. */
export const STATUS_CALL = 'status-call';

/** Keys of the two Subscriptions: events happen for the first one only. */
export const BUSY = 'busy';
export const QUIET = 'quiet';

/** Calls about one Subscription, one right after the other. */
export const REPEATED = ['again-1', 'again-2', 'again-3', 'again-4'] as const;

/** Pages of an answer that are followed at most. */
const MOST_PAGES = 20;

export interface StatusCall {
  readonly about: string;
  /** Instance level where given. */
  readonly id?: string | undefined;
  readonly query?: string | undefined;
  /** POST with Parameters of these values. */
  readonly post?: { readonly ids?: readonly string[]; readonly statuses?: readonly string[] } | undefined;
}

export function askStatus(subscriber: Subscriber, { about, id, query, post }: StatusCall): Promise<Answer> {
  const path = `Subscription/${id === undefined ? '' : `${id}/`}$status${query === undefined ? '' : `?${query}`}`;
  if (post === undefined) return subscriber.request({ purpose: STATUS_CALL, about, method: 'GET', path });
  const { ids = [], statuses = [] } = post;
  const parameter: JsonObject[] = [
    ...ids.map((valueId) => ({ name: 'id', valueId })),
    ...statuses.map((valueCode) => ({ name: 'status', valueCode })),
  ];
  const body = { resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) };
  return subscriber.request({ purpose: STATUS_CALL, about, method: 'POST', path, body });
}

/** A call whose answer may have several pages. */
export async function askForPages(subscriber: Subscriber, call: StatusCall): Promise<void> {
  let answer = await askStatus(subscriber, call);
  for (let page = 1; page < MOST_PAGES; page += 1) {
    const next = objectsAt(answer.json, 'link').find((link) => textAt(link, 'relation') === 'next');
    const url = textAt(next, 'url');
    if (url === undefined) return;
    answer = await subscriber.request({ purpose: STATUS_CALL, about: call.about, method: 'GET', path: url });
  }
}

/** Calls one after the other, then one more after as long a time without any: what else raises the count shows there. */
export async function askAgain(subscriber: Subscriber, id: string): Promise<void> {
  const from = subscriber.now();
  for (const about of REPEATED) {
    await askStatus(subscriber, { about, id });
    // Events of others that keep pace with the calls are more in a time that is longer.
    if (about === 'again-2') await subscriber.pause('others to cause events', 2 * (subscriber.now() - from));
  }
  await subscriber.pause('the event count to rise by itself', subscriber.now() - from);
  await askStatus(subscriber, { about: 'control', id });
}

/** Sets a Subscription to `off`; whether the server took it shows when it is read. */
export async function switchOff(subscriber: Subscriber, subscription: SubscribedTo): Promise<void> {
  const { json } = await subscriber.read(subscription);
  if (!isObject(json)) return;
  const path = `Subscription/${subscription.id}`;
  await subscriber.request({
    purpose: 'update',
    about: subscription.key,
    method: 'PUT',
    path,
    body: { ...json, status: 'off' },
  });
  await subscriber.read(subscription);
}
