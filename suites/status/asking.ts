import {
  isObject,
  objectsAt,
  textAt,
  type Answer,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';

/** Purpose of the calls that this scenario makes; each is about one of the labels below. */
export const STATUS_CALL = 'status-call';

/** Keys of the two Subscriptions: events happen for the first one only. */
export const BUSY = 'busy';
export const QUIET = 'quiet';

/** Pages of an answer that are followed at most. */
const MOST_PAGES = 20;

export interface StatusCall {
  readonly about: string;
  /** Instance level where given. */
  readonly id?: string | undefined;
  readonly query?: string | undefined;
  /** POST with Parameters of these ids. */
  readonly post?: readonly string[] | undefined;
}

export function askStatus(subscriber: Subscriber, { about, id, query, post }: StatusCall): Promise<Answer> {
  const path = `Subscription/${id === undefined ? '' : `${id}/`}$status${query === undefined ? '' : `?${query}`}`;
  if (post === undefined) return subscriber.request({ purpose: STATUS_CALL, about, method: 'GET', path });
  const parameter = post.map((valueId) => ({ name: 'id', valueId }));
  const body = { resourceType: 'Parameters', parameter };
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
