import { notSupported } from '../answer.js';
import { isHook } from '../hook/is-hook.js';
import { objects, without, type JsonObject } from '../json.js';
import { invalid } from '../negotiation/invalid.js';
import type { Variant } from '../variant.js';

/** Requests that the least server does not know. */
const MISSING = ['events', 'subscription-search'];

export const offersLess: Variant = {
  id: 'offers-less',
  story: 'There is no rest-hook, no $events, no search on Subscription, no end time, and no full-resource.',
  apply: (behaviour) => ({
    ...behaviour,
    instead: (call, world) =>
      MISSING.includes(call.route) ? notSupported(404, `${call.path} is not offered.`) : behaviour.instead(call, world),
    capabilities: (statement, world) => {
      const plain = behaviour.capabilities(statement, world);
      return { ...plain, rest: objects(plain.rest).map(withoutMissing) };
    },
    problems: (asked, world, stored) => [
      ...behaviour.problems(asked, world, stored),
      ...(isHook(asked) ? [invalid('no-hook', 'channelType', 'Use websocket.', 'not-supported')] : []),
      ...(asked.end === undefined ? [] : [invalid('no-end', 'end', 'End times are not offered.', 'not-supported')]),
      ...(asked.content === 'full-resource'
        ? [invalid('no-full', 'content', 'full-resource is not offered.', 'not-supported')]
        : []),
    ],
  }),
};

function withoutMissing(rest: JsonObject): JsonObject {
  return { ...rest, resource: objects(rest.resource).map((one) => (one.type === 'Subscription' ? lessOf(one) : one)) };
}

function lessOf(resource: JsonObject): JsonObject {
  return {
    ...without(resource, 'searchParam'),
    interaction: objects(resource.interaction).filter(({ code }) => code !== 'search-type'),
    operation: objects(resource.operation).filter(({ name }) => name !== 'events'),
  };
}

export const grantsLess: Variant = {
  id: 'grants-less',
  story: 'Heartbeat periods are dropped, and a Subscription whose end time has passed is accepted, off from the start.',
  apply: (behaviour) => ({
    ...behaviour,
    granted: (asked, world) => without(behaviour.granted(asked, world), 'heartbeatPeriod'),
    problems: (asked, world, stored) =>
      behaviour.problems(asked, world, stored).filter(({ code, rule }) => rule !== 'end' || code !== 'business-rule'),
    activation: (asked, world) =>
      typeof asked.end === 'string' && Date.parse(asked.end) <= world.now()
        ? { status: 'off' }
        : behaviour.activation(asked, world),
  }),
};
