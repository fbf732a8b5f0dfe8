import type { Caller } from '../answer.js';
import type { Context } from '../context.js';
import { object, text, type JsonObject } from '../json.js';
import { topicOf } from '../negotiation/problems.js';
import type { SubscriptionRecord, World } from '../world.js';

/** A new version of the stored resource. What a client says in meta of profiles, tags and security stays. */
export function store(record: SubscriptionRecord, resource: JsonObject, world: World): void {
  record.version += 1;
  const { meta: sent, ...content } = resource;
  const meta = { ...object(sent), versionId: String(record.version), lastUpdated: new Date(world.now()).toISOString() };
  record.resource = { resourceType: 'Subscription', id: record.id, meta, ...content };
  record.topic = topicOf(resource.topic, world.topics);
}

export function newRecord(world: World, owner: Caller | undefined): SubscriptionRecord {
  const record = {
    id: world.random.uuid('Subscription'),
    owner,
    version: 0,
    resource: {},
    topic: undefined,
    count: 0,
    events: [],
    pending: [],
    endpointVerified: false,
    trouble: undefined,
    boundTimes: 0,
    deleted: false,
  };
  world.subscriptions.set(record.id, record);
  return record;
}

/** Change the status, as a new version where it differs. */
export function setStatus(record: SubscriptionRecord, next: (status: string) => string, world: World): void {
  const status = text(record.resource.status) ?? '';
  if (record.deleted || next(status) === status) return;
  store(record, { ...contentOf(record.resource), status: next(status) }, world);
}

/** The resource without what names it. */
export function contentOf(resource: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !['resourceType', 'id'].includes(name)));
}

/** Keep the promises that a stored Subscription makes about later: it becomes active, and it ends. */
export function watch(record: SubscriptionRecord, activeAfterMs: number | undefined, context: Context): void {
  const { behaviour, timers, world } = context;
  if (activeAfterMs !== undefined) {
    timers.after(activeAfterMs, () => setStatus(record, (now) => (now === 'requested' ? 'active' : now), world));
  }
  const end = text(record.resource.end);
  if (end === undefined) return;
  const finish = () => {
    if (record.resource.end === end) setStatus(record, (status) => behaviour.onEnd(status), world);
  };
  timers.after(Date.parse(end) - world.now(), finish);
}
