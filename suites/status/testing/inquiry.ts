import type { History, Json, JsonObject, Release } from '../../../src/model/index.js';
import { objectsAt, isObject } from '../../../src/model/index.js';
import { releasedBundle } from '../../../src/model/testing/released-bundle.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';
import {
  BASE_URL,
  notificationBundle,
  story,
  type Story,
  type StoryOptions,
} from '../../../src/model/testing/story.js';
import { BUSY, QUIET, REPEATED, STATUS_CALL } from '../asking.js';

export interface StatusParts {
  readonly id: string;
  readonly status?: string | null | undefined;
  readonly count?: number | null | undefined;
  readonly topic?: string | null | undefined;
}

/** What a call is answered with; honest where nothing else is said. Null: the call is not made. */
export interface Reply {
  /** HTTP status. */
  readonly status?: number | undefined;
  readonly told?: readonly StatusParts[] | undefined;
  /** Last word on the Bundle. */
  readonly spoil?: Spoil | undefined;
  /** In place of a Bundle. */
  readonly answer?: Json | undefined;
}

export interface Inquiry {
  readonly release?: Release | undefined;
  readonly facts?: StoryOptions['facts'];
  /** By label of the call. */
  readonly replies?: Readonly<Record<string, Reply | null>> | undefined;
  /** Where no reply says otherwise. */
  readonly every?: Reply | undefined;
  /** Status of the busy Subscription as read right before and after it is asked for. */
  readonly stored?: readonly [string, string] | undefined;
  /** Status of the quiet Subscription after it was switched off. */
  readonly switched?: string | undefined;
  readonly triggers?: number | undefined;
}

const [BUSY_ID, QUIET_ID] = [`sub-${BUSY}`, `sub-${QUIET}`];
const busy = (count = 0): StatusParts => ({ id: BUSY_ID, count });
const quiet: StatusParts = { id: QUIET_ID, count: 0 };
const off: StatusParts = { ...quiet, status: 'off' };

const HONEST: Readonly<Record<string, readonly StatusParts[] | number>> = {
  two: [busy(), quiet],
  posted: [busy(), quiet],
  all: [busy(), quiet, { id: 'sub-of-others', count: 7 }],
  unknown: 404,
  'unknown-id': [],
  'after-events': [busy(2)],
  'two-off': [off],
  'two-off-posted': [off],
  off: [off],
  working: [busy(2)],
  'any-status': [busy(2), off],
};

/** The story of the scenario, each call answered as an honest server would, or as told. */
export function inquiry(wish: Inquiry = {}): History {
  const { release = 'R5', facts, stored = ['active', 'active'], switched = 'off', triggers = 2 } = wish;
  const told = story({ release, facts, scenario: 'status' }).subscribed(BUSY).subscribed(QUIET);
  const ask = (...labels: readonly string[]) => labels.forEach((label) => answer(told, label, wish));
  const read = (key: string, status: string) =>
    told.exchange({
      purpose: 'read',
      about: key,
      status: 200,
      answer: { resourceType: 'Subscription', id: `sub-${key}`, status },
    });
  read(BUSY, stored[0]);
  ask('instance');
  read(BUSY, stored[1]);
  ask(...REPEATED, 'control', 'two', 'posted-instance', 'posted', 'all', 'instance-with-id', 'instance-with-status');
  ask('unknown', 'unknown-id');
  for (let count = 0; count < triggers; count += 1) told.triggered();
  ask('after-events');
  read(QUIET, switched);
  ask('two-off', 'two-off-posted', 'off', 'working', 'any-status');
  return told.history();
}

function answer(told: Story, about: string, { every, release = 'R5', replies = {} }: Inquiry): void {
  const reply = replies[about] === undefined ? every : replies[about];
  if (reply === null) return;
  const honest = HONEST[about] ?? [busy()];
  const status = reply?.status ?? (typeof honest === 'number' && reply?.told === undefined ? honest : 200);
  const parts = reply?.told ?? (typeof honest === 'number' ? [] : honest);
  const bundle = searchset(parts, release);
  const call = { purpose: STATUS_CALL, about, url: 'Subscription/$status', status };
  told.exchange({ ...call, answer: status >= 300 ? refusal : (reply?.answer ?? reply?.spoil?.(bundle) ?? bundle) });
}

const refusal: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: 'No.' }],
};

/** An honest answer of $status in the shape of a release. */
export function searchset(statuses: readonly StatusParts[], release: Release): JsonObject {
  const entry = statuses.map((parts) => ({
    fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222',
    resource: statusResource(parts, release),
    search: { mode: 'match' },
  }));
  const link = [{ relation: 'self', url: `${BASE_URL}/Subscription/$status` }];
  return { resourceType: 'Bundle', type: 'searchset', link, ...(entry.length === 0 ? {} : { entry }) };
}

function statusResource({ id, ...parts }: StatusParts, release: Release): JsonObject {
  const timestamp = '2030-01-01T00:00:00.000Z';
  const notification = notificationBundle({ type: 'query-status', subscriptionId: id, timestamp, ...parts });
  const resource = objectsAt(releasedBundle(notification, release), 'entry')[0]?.['resource'];
  return isObject(resource) ? resource : {};
}
