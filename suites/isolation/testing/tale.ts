import type { Json, JsonObject } from '../../../src/model/index.js';
import { BASE_URL, story, type Story } from '../../../src/model/testing/story.js';
import { KEPT, QUESTION } from '../asking.js';
import { STRANGE } from '../scenario.js';
import type { Stranger } from '../strangers.js';

const ID = `sub-${KEPT}`;

const status = (id: string): JsonObject => ({
  resourceType: 'SubscriptionStatus',
  status: 'active',
  type: 'query-status',
  subscription: { reference: `${BASE_URL}/Subscription/${id}` },
});

export const bundleOf = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

export const tokenFor = (...ids: string[]): JsonObject => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'token', valueString: 'token-1' },
    ...ids.map((id) => ({ name: 'subscription', valueString: id })),
  ],
});

export const STATUS_OF_KEPT = bundleOf(status(ID));
export const STATUS_OF_ANOTHER = bundleOf(status('another'));
export const KEPT_FOUND = bundleOf({ resourceType: 'Subscription', id: ID });
export const TOKEN_FOR_KEPT = tokenFor(ID);

/** What the owner is answered to each question. */
const TOLD: Readonly<Record<string, Json>> = {
  token: TOKEN_FOR_KEPT,
  'token-by-id': TOKEN_FOR_KEPT,
  'token-of-all': tokenFor(ID, 'another'),
  read: { resourceType: 'Subscription', id: ID },
  status: STATUS_OF_KEPT,
  'status-by-id': STATUS_OF_KEPT,
  'status-of-all': bundleOf(status(ID), status('another')),
  events: STATUS_OF_KEPT,
  'search-by-id': KEPT_FOUND,
  'search-of-all': KEPT_FOUND,
};

/** An answer: a status alone, or with a body; undefined where none came. */
type Reply = number | readonly [number, Json] | undefined;

export type Replies = Readonly<Record<string, Reply>>;

function asked(told: Story, as: Stranger | undefined, about: string, reply: Reply): Story {
  const [status, answer] = typeof reply === 'object' ? reply : [reply, undefined];
  return told.exchange({ purpose: QUESTION, about, as, url: `Subscription/${about}`, status, answer });
}

/** The run asked everything; where `run` has no other reply, all was told. */
export function owner(run: Replies = {}): Story {
  const told = story().subscribed(KEPT).opened('own').bound().handshake();
  for (const [about, answer] of Object.entries(TOLD)) {
    asked(told, undefined, about, Object.hasOwn(run, about) ? run[about] : [200, answer]);
  }
  return told;
}

/** A stranger asked everything; where `replies` has no other one, it was refused with 404, and found nothing. */
export function strange(told: Story, asker: Stranger, replies: Replies = {}): Story {
  const nothing: Reply = asker === 'other' ? [200, bundleOf()] : 401;
  const usual: Replies = { 'status-of-all': nothing, 'search-of-all': nothing, 'search-by-id': nothing };
  for (const about of [...Object.keys(TOLD), 'read']) {
    const all = { ...usual, ...replies };
    asked(told, asker, about, Object.hasOwn(all, about) ? all[about] : asker === 'other' ? 404 : 401);
  }
  return told;
}

/** A connection of the second identity, bound with a token that it got. */
export function boundStrangely(told: Story): Story {
  return told.opened('strange').bound({ connection: 'strange', keys: [], credential: STRANGE });
}
