import type { Answer, SubscribedTo, Subscriber } from '../../src/model/index.js';

/** Purpose of the calls of $events; each is about one of the labels of the scenario. */
export const EVENTS_CALL = 'events-call';

/** Label of the call by POST. */
export const POSTED = 'posted';

/** Key of the Subscription whose events are asked for. */
export const ASKED = 'asked';

export function askEvents(
  subscriber: Subscriber,
  { id }: SubscribedTo,
  about: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const query = new URLSearchParams(parameters).toString();
  const path = `Subscription/${id}/$events${query === '' ? '' : `?${query}`}`;
  return subscriber.request({ purpose: EVENTS_CALL, about, method: 'GET', path });
}

/** By POST and without parameters: they are written in another type in each release. */
export function postForEvents(subscriber: Subscriber, { id }: SubscribedTo): Promise<Answer> {
  const path = `Subscription/${id}/$events`;
  return subscriber.request({ purpose: EVENTS_CALL, about: POSTED, method: 'POST', path });
}
