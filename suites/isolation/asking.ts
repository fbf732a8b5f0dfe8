import type { Asker, BindingToken, SubscribedTo, Subscriber } from '../../src/model/index.js';

/** Key of the Subscription that strangers ask about, and the purpose of every question. */
export const KEPT = 'kept';
export const QUESTION = 'isolation';

/** Questions that are answered without any token, and what they ask for. Whoever asks, they differ in nothing else. */
const LOOKS: Readonly<Record<string, (id: string) => string>> = {
  read: (id) => `Subscription/${id}`,
  status: (id) => `Subscription/${id}/$status`,
  'status-by-id': (id) => `Subscription/$status?id=${id}`,
  'status-of-all': () => 'Subscription/$status',
  events: (id) => `Subscription/${id}/$events`,
  'search-by-id': (id) => `Subscription?_id=${id}`,
  'search-of-all': () => 'Subscription',
};

/** What is asked with no or wrong credentials: no more than it takes, since many wrong ones look like an attack. */
const FEW: readonly string[] = ['read', 'status', 'status-by-id', 'events', 'token', 'token-by-id'];

/** Whether a question is asked as somebody. */
export function isAsked(as: Asker, about: string): boolean {
  return as === 'self' || as === 'other' || FEW.includes(about);
}

/** Everything that only looks, asked as somebody. */
export async function look(subscriber: Subscriber, as: Asker, { id }: SubscribedTo): Promise<void> {
  for (const [about, path] of Object.entries(LOOKS)) {
    if (!isAsked(as, about)) continue;
    await subscriber.request({ purpose: QUESTION, about, method: 'GET', path: path(id), as });
  }
}

/** Once more at the end: what was hidden from a stranger only for a moment is not kept from it. */
export async function readAgain(subscriber: Subscriber, as: Asker, { id }: SubscribedTo): Promise<void> {
  await subscriber.request({ purpose: QUESTION, about: 'read', method: 'GET', path: `Subscription/${id}`, as });
}

type Method = 'GET' | 'POST';

/** Ways to ask for a token, each with the method by which the run got one. */
export type Ways = readonly { readonly about: string; readonly method: Method }[];

/** Asks for tokens as the run itself: by POST, and where that gives none by GET. */
export async function findWays(subscriber: Subscriber, kept: SubscribedTo): Promise<Ways> {
  const ways: { about: string; method: Method }[] = [];
  for (const about of ['token', 'token-by-id', 'token-of-all']) {
    const methods: readonly Method[] = ['POST', 'GET'];
    for (const method of methods) {
      const token = await askForToken(subscriber, 'self', kept, { about, method });
      if (token === undefined) continue;
      ways.push({ about, method });
      break;
    }
  }
  return ways;
}

export async function askForToken(
  subscriber: Subscriber,
  as: Asker,
  { id, key }: SubscribedTo,
  { about, method }: Ways[number],
): Promise<BindingToken | undefined> {
  const scope = about === 'token' ? { instance: id } : { ids: about === 'token-by-id' ? [id] : [] };
  return (await subscriber.tokenCall({ purpose: QUESTION, about, ...scope, method, keys: [key], as })).token;
}
