import { gone, json, notFound, type Answer, type Call } from '../answer.js';
import { statusEntry } from '../compose.js';
import type { Context } from '../context.js';
import { text } from '../json.js';
import type { SubscriptionRecord, World } from '../world.js';
import { inputs } from './operation-input.js';

/** `$get-ws-binding-token`; at instance level `id` is ignored. */
export function bindingToken(call: Call, { behaviour, world }: Context): Answer {
  const input = inputs(call);
  if ('refused' in input) return input.refused;
  const scope = behaviour.tokenScope(call.id, input.named('id'), world);
  if ('status' in scope) return scope;
  const token = behaviour.issue(scope, world);
  world.tokens.set(token.value, token);
  return json(200, behaviour.tokenParameters(token, world));
}

/** `$status`; at instance level `id` and `status` are ignored. */
export function subscriptionStatus(call: Call, context: Context): Answer {
  const { behaviour, world } = context;
  const input = inputs(call);
  if ('refused' in input) return input.refused;
  const asked =
    call.id === undefined ? chosen(input.named('id'), input.named('status'), world) : instance(call.id, context);
  if ('status' in asked) return asked;
  const entry = behaviour.statusScope(asked, world).map((subscription) => ({
    ...statusEntry({ kind: 'query-status', subscription, events: [] }, context),
    search: { mode: 'match' },
  }));
  return json(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: new Date(world.now()).toISOString(),
    total: entry.length,
    link: [{ relation: 'self', url: `${world.baseUrl}/${call.path}` }],
    ...(entry.length === 0 ? {} : { entry }),
  });
}

function instance(id: string, { behaviour, world }: Context): readonly SubscriptionRecord[] | Answer {
  const record = world.subscriptions.get(id);
  if (record === undefined) return notFound(`Subscription/${id}`);
  return behaviour.visible(record) ? [record] : gone(`Subscription/${id}`);
}

function chosen(ids: readonly string[], statuses: readonly string[], world: World): readonly SubscriptionRecord[] {
  return [...world.subscriptions.values()].filter(
    ({ id, deleted, resource }) =>
      !deleted &&
      (ids.length === 0 || ids.includes(id)) &&
      (statuses.length === 0 || statuses.includes(text(resource.status) ?? '')),
  );
}
