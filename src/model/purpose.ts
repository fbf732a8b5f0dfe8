import type { Stage } from './stage.js';

/** The stage in which a resource is validated, where its type tells. */
const STAGE_OF_TYPE: Readonly<Record<string, Stage>> = {
  CapabilityStatement: 'metadata',
  SubscriptionTopic: 'topics',
  Subscription: 'subscription',
  Parameters: 'token',
};

/** The stage in which any other answer to a request is validated, by what the request is for. */
const STAGE_OF_PURPOSE: Readonly<Record<string, Stage>> = {
  metadata: 'metadata',
  'topic-list': 'topics',
  'topic-read': 'topics',
  'topic-search': 'topics',
  create: 'subscription',
  twin: 'subscription',
  'topic-probe': 'subscription',
  'filter-probe': 'subscription',
  alternative: 'subscription',
  declared: 'subscription',
  read: 'subscription',
  update: 'subscription',
  search: 'subscription',
  'search-miss': 'subscription',
  'search-stored': 'subscription',
  'search-url': 'subscription',
  token: 'token',
  'token-probe': 'token',
  trigger: 'notification',
  'trigger-setup': 'notification',
  'read-focus': 'notification',
  delete: 'deletion',
  'token-after-deletion': 'deletion',
  'switch-off': 'deletion',
};

/** Operations whose answers are validated with them, whatever they hold: by the purpose of the call, or what it is about. */
const STAGE_OF_OPERATION: Readonly<Record<string, Stage>> = {
  status: 'status',
  'status-call': 'status',
  'events-call': 'events',
  'declared $status': 'status',
  'declared $events': 'events',
};

/** Undefined for a purpose of a user's own suite: its answers belong to no stage that is known here. */
export function validatedIn(purpose: string, resourceType: string, about = ''): Stage | undefined {
  const operation = [purpose, `${purpose} ${about}`].find((call) => Object.hasOwn(STAGE_OF_OPERATION, call));
  if (operation !== undefined) return STAGE_OF_OPERATION[operation];
  if (Object.hasOwn(STAGE_OF_TYPE, resourceType)) return STAGE_OF_TYPE[resourceType];
  return Object.hasOwn(STAGE_OF_PURPOSE, purpose) ? STAGE_OF_PURPOSE[purpose] : undefined;
}

/** Requests that are wrong on purpose, to see whether they are refused. */
export const DELIBERATELY_WRONG: readonly string[] = ['twin'];
