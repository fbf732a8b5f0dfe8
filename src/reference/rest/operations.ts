import { gone, json, notFound, type Answer, type Call } from '../answer.js';
import { statusEntry } from '../compose.js';
import type { Context } from '../context.js';
import type { SubscriptionRecord } from '../world.js';
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
  const instance = call.id === undefined ? undefined : askedAbout(call.id, context);
  if (instance !== undefined && 'status' in instance) return instance;
  const asked = behaviour.statusAsked({ instance, ids: input.named('id'), statuses: input.named('status') }, world);
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

/** The Subscription in the address of an operation, or the refusal where there is none. */
export function askedAbout(id: string, { behaviour, world }: Context): SubscriptionRecord | Answer {
  const record = world.subscriptions.get(id);
  if (record === undefined) return notFound(`Subscription/${id}`);
  return behaviour.visible(record) ? record : gone(`Subscription/${id}`);
}
