import { json, notSupported, type Call } from '../answer.js';
import type { Context } from '../context.js';
import { capabilityStatement } from './capability-statement.js';
import type { Handled } from './handled.js';
import { subscriptionEvents } from './events-operation.js';
import { bindingToken, subscriptionStatus } from './operations.js';
import { resendEvents } from './resend-operation.js';
import { createResource, deleteResource, readResource, searchResources, updateResource } from './resources.js';
import { readSubscription, searchSubscriptions } from './subscription-reads.js';
import { createSubscription, deleteSubscription, updateSubscription } from './subscription-writes.js';
import { readTopic, searchTopics, shownTopics } from './topics.js';

type Handler = (call: Call, context: Context) => Handled;

const HANDLERS: Readonly<Record<Exclude<Call['route'], 'unknown'>, Handler>> = {
  metadata: (_call, { behaviour, world }) => ({
    answer: json(200, behaviour.capabilities(capabilityStatement(world, shownTopics({ behaviour, world })), world)),
  }),
  'topic-search': (call, context) => ({ answer: searchTopics(call, context) }),
  'topic-read': (call, context) => ({ answer: readTopic(call, context) }),
  'subscription-create': createSubscription,
  'subscription-read': (call, context) => ({ answer: readSubscription(call, context) }),
  'subscription-update': updateSubscription,
  'subscription-delete': deleteSubscription,
  'subscription-search': (call, context) => ({ answer: searchSubscriptions(call, context) }),
  token: (call, context) => ({ answer: bindingToken(call, context) }),
  status: (call, context) => ({ answer: subscriptionStatus(call, context) }),
  events: (call, context) => ({ answer: subscriptionEvents(call, context) }),
  resend: resendEvents,
  'resource-create': createResource,
  'resource-read': (call, context) => ({ answer: readResource(call, context) }),
  'resource-update': updateResource,
  'resource-delete': deleteResource,
  'resource-search': (call, context) => ({ answer: searchResources(call, context) }),
};

/** Do what a request asks for. `known`: whether its address exists for another method. */
export function handle(call: Call, known: boolean, context: Context): Handled {
  if (call.route !== 'unknown') return HANDLERS[call.route](call, context);
  const diagnostics = known
    ? `${call.method} is not offered at ${call.path}.`
    : `There is nothing at ${call.path}. GET metadata tells what there is.`;
  return { answer: notSupported(known ? 405 : 404, diagnostics) };
}
