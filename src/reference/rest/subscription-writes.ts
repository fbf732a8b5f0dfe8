import { gone, json, notFound, type Answer, type Call, type RouteName } from '../answer.js';
import type { Context } from '../context.js';
import { endHook, followHook } from '../hook/hooks.js';
import { isHook } from '../hook/is-hook.js';
import type { JsonObject } from '../json.js';
import type { SubscriptionRecord } from '../world.js';
import { bodyOf, versionHeaders } from './body.js';
import type { Handled } from './handled.js';
import { contentOf, newRecord, store, watch } from './stored-subscription.js';
import { staleVersion } from './stale-version.js';

export function createSubscription(call: Call, context: Context): Handled {
  const { behaviour, world } = context;
  const asked = bodyOf(call, 'Subscription');
  if ('refused' in asked) return { answer: asked.refused };
  const problems = behaviour.problems(asked.body, world, undefined);
  if (problems.length > 0) {
    if (behaviour.keepsRefused(asked.body)) keep(newRecord(world, call.caller), asked.body, context);
    return { answer: behaviour.refusal(problems) };
  }
  const record = newRecord(world, call.caller);
  keep(record, asked.body, context);
  const location = `${world.baseUrl}/Subscription/${record.id}/_history/${record.version}`;
  const after = () => followHook(record, true, context);
  return { answer: shownAs(record, 'subscription-create', 201, context, { location }), after };
}

/** Store what is granted, with the status that the server gives it. */
function keep(record: SubscriptionRecord, asked: JsonObject, context: Context): void {
  const { behaviour, world } = context;
  const isNew = record.version === 0;
  const { status, activeAfterMs } = isHook(asked)
    ? { status: behaviour.hookStatus(asked, isNew ? undefined : record) }
    : behaviour.activation(asked, world);
  const granted = { ...behaviour.granted(asked, world), status };
  store(record, isNew ? granted : behaviour.updated(contentOf(record.resource), granted), world);
  watch(record, activeAfterMs, context);
}

export function updateSubscription(call: Call, context: Context): Handled {
  const { behaviour, world } = context;
  const record = existing(call, context);
  if ('status' in record) return { answer: record };
  const asked = bodyOf(call, 'Subscription', record.id);
  if ('refused' in asked) return { answer: asked.refused };
  if (behaviour.isStale(call.headers['if-match'], record.version)) return { answer: staleVersion(record.version) };
  const problems = behaviour.problems(asked.body, world, record);
  if (problems.length > 0) return { answer: behaviour.refusal(problems) };
  keep(record, asked.body, context);
  context.sockets.forEach((connection) => connection.restartHearts(record));
  const after = () => followHook(record, false, context);
  return { answer: shownAs(record, 'subscription-update', 200, context), after };
}

export function deleteSubscription(call: Call, context: Context): Handled {
  const { behaviour, world } = context;
  const record = existing(call, context);
  if ('status' in record) return { answer: record.status === 410 ? { status: 204, headers: {} } : record };
  if (behaviour.deletes(record)) record.deleted = true;
  if (record.deleted && behaviour.hookEnds(record)) endHook(record, context);
  const bound = [...world.connections].filter(({ bindings }) => bindings.some((one) => one.subscription === record));
  const after = () =>
    bound.forEach((connection) => {
      const ending = behaviour.onDelete(connection, record);
      if (ending !== undefined) connection.end(ending);
    });
  return { answer: { status: 204, headers: {} }, after };
}

/** The Subscription that a request is about, or the refusal where there is none. */
function existing(call: Call, { world }: Context): SubscriptionRecord | Answer {
  const record = world.subscriptions.get(call.id ?? '');
  if (record === undefined) return notFound(`Subscription/${call.id ?? ''}`);
  return record.deleted ? gone(`Subscription/${record.id}`) : record;
}

function shownAs(
  record: SubscriptionRecord,
  route: RouteName,
  status: number,
  { behaviour }: Context,
  headers: Record<string, string> = {},
): Answer {
  return json(status, behaviour.shown(record, route), { ...headers, ...versionHeaders(record.resource) });
}
