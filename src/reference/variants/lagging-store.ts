import { notFound, type Answer, type Call } from '../answer.js';
import { object, objects, text, without } from '../json.js';
import type { Variant } from '../variant.js';
import type { World } from '../world.js';

/** How long a new resource cannot be read yet, in ms. */
const UNREADABLE_MS = 300;

const SEARCHES = ['subscription-search', 'resource-search'];

/** How long a new version cannot be searched for yet, in ms. */
const UNSEARCHABLE_MS = 500;

export const laggingStore: Variant = {
  id: 'lagging-store',
  story: 'What was created can be read 300 ms later and searched for 500 ms later.',
  apply: (behaviour) => {
    const createdAt = new Map<string, number>();
    return {
      ...behaviour,
      instead: (call, world) =>
        call.method === 'GET' && world.now() - (createdAt.get(call.path) ?? 0) < UNREADABLE_MS
          ? notFound(call.path)
          : behaviour.instead(call, world),
      answer: (answer, call, world) => {
        const plain = behaviour.answer(answer, call, world);
        if (plain.status === 201) createdAt.set(pathOf(plain, world), world.now());
        return SEARCHES.includes(call.route) ? withoutFresh(plain, world) : plain;
      },
    };
  },
};

function pathOf({ headers }: Answer, { baseUrl }: World): string {
  return (headers['location'] ?? '').slice(baseUrl.length + 1).replace(/\/_history\/.*$/, '');
}

function withoutFresh(answer: Answer, world: World): Answer {
  const searchset = object(answer.body);
  const entry = objects(searchset.entry).filter(({ resource }) => {
    const updatedAt = Date.parse(text(object(object(resource).meta).lastUpdated) ?? '');
    return world.now() - updatedAt > UNSEARCHABLE_MS;
  });
  return {
    ...answer,
    body: { ...without(searchset, 'entry'), total: entry.length, ...(entry.length > 0 ? { entry } : {}) },
  };
}

export const throttled: Variant = {
  id: 'throttled',
  story: 'Every tenth request comes too often, whatever it is, and is asked to come back.',
  apply: (behaviour) => {
    let calls = 0;
    return {
      ...behaviour,
      instead: (call, world) => (++calls % 10 === 4 ? tooOften : behaviour.instead(call, world)),
    };
  },
};

const tooOften: Answer = { status: 429, headers: { 'retry-after': '1' } };

export const throttledTokens: Variant = {
  id: 'throttled-tokens',
  story: 'Every fourth call of the token operation comes too often, and is asked to come back.',
  apply: (behaviour) => {
    let calls = 0;
    const isTooOften = ({ route }: Call) => route === 'token' && ++calls % 4 === 1;
    return {
      ...behaviour,
      instead: (call, world) => (isTooOften(call) ? tooOften : behaviour.instead(call, world)),
    };
  },
};
