import type { RouteName } from '../answer.js';
import { RESOURCE_TYPES } from './resources.js';

const OPERATIONS: Readonly<Record<string, RouteName>> = {
  $status: 'status',
  $events: 'events',
  $resend: 'resend',
  '$get-ws-binding-token': 'token',
};

/** Operations that there are not at type level. */
const ON_INSTANCES: readonly RouteName[] = ['events', 'resend'];

const SUBSCRIPTION_TYPE: Readonly<Record<string, RouteName>> = {
  GET: 'subscription-search',
  POST: 'subscription-create',
};

const SUBSCRIPTION_INSTANCE: Readonly<Record<string, RouteName>> = {
  GET: 'subscription-read',
  PUT: 'subscription-update',
  DELETE: 'subscription-delete',
};

const RESOURCE_TYPE: Readonly<Record<string, RouteName>> = { GET: 'resource-search', POST: 'resource-create' };

const RESOURCE_INSTANCE: Readonly<Record<string, RouteName>> = {
  GET: 'resource-read',
  PUT: 'resource-update',
  DELETE: 'resource-delete',
};

/** Where a request goes. `unknown`: nowhere; `known` then tells whether another method would do. */
export interface Route {
  readonly route: RouteName;
  readonly type?: string | undefined;
  readonly id?: string | undefined;
  readonly known: boolean;
}

/** `further`: types beside the usual ones. */
export function routeOf(method: string, segments: readonly string[], further: readonly string[] = []): Route {
  const [type = '', second, third, ...rest] = segments;
  if (rest.length > 0 || segments.some((segment) => segment === '')) return nowhere;
  if (type === 'metadata') return second === undefined ? get(method, 'metadata') : nowhere;
  if (type === 'Subscription') return subscriptionRoute(method, second, third);
  if (third !== undefined || second?.startsWith('$') === true) return nowhere;
  if (type === 'SubscriptionTopic')
    return { ...get(method, second === undefined ? 'topic-search' : 'topic-read'), id: second };
  if (![...RESOURCE_TYPES, ...further].some((known) => known === type)) return nowhere;
  return { ...pick(second === undefined ? RESOURCE_TYPE : RESOURCE_INSTANCE, method), type, id: second };
}

function subscriptionRoute(method: string, second: string | undefined, third: string | undefined): Route {
  const type = 'Subscription';
  const operation = second?.startsWith('$') === true ? second : third;
  if (operation === undefined) {
    return { ...pick(second === undefined ? SUBSCRIPTION_TYPE : SUBSCRIPTION_INSTANCE, method), type, id: second };
  }
  const route = OPERATIONS[operation];
  if (route === undefined || (operation === second && (third !== undefined || ON_INSTANCES.includes(route))))
    return nowhere;
  const offered = method === 'GET' || method === 'POST';
  return { route: offered ? route : 'unknown', known: true, type, id: operation === second ? undefined : second };
}

const nowhere: Route = { route: 'unknown', known: false };

function get(method: string, route: RouteName): Route {
  return pick({ GET: route }, method);
}

function pick(methods: Readonly<Record<string, RouteName>>, method: string): Route {
  return { route: methods[method] ?? 'unknown', known: true };
}
