import type { Variant } from '../variant.js';
import type { EventRecord } from '../world.js';

/** How long events are gathered, in ms. */
const GATHERING_MS = 100;

export const batches: Variant = {
  id: 'batches',
  story: 'Events are gathered for a moment and sent two by two, where the Subscription allows it.',
  apply: (behaviour) => ({
    ...behaviour,
    batchingMs: () => GATHERING_MS,
    batches: (events, { resource }) => inGroups(events, resource.maxCount === 1 ? 1 : 2),
  }),
};

function inGroups(events: readonly EventRecord[], size: number): (readonly EventRecord[])[] {
  return events.flatMap((_event, index) => (index % size === 0 ? [events.slice(index, index + size)] : []));
}

export const repeatsMuch: Variant = {
  id: 'repeats-much',
  story:
    'Every third event is delivered twice, and each handshake and heartbeat brings earlier events again, and heartbeats come twice as often as promised.',
  apply: (behaviour) => ({
    ...behaviour,
    receivers: (subscription, world) => {
      const connections = behaviour.receivers(subscription, world);
      return subscription.count % 3 === 0 ? connections.flatMap((one) => [one, one]) : connections;
    },
    welcome: (subscriptions, connection, world) =>
      behaviour
        .welcome(subscriptions, connection, world)
        .map((notice) => ({ ...notice, events: notice.subscription.events })),
    heartbeats: (periodS, binding, connection) =>
      behaviour.heartbeats(periodS === undefined ? undefined : periodS / 2, binding, connection),
    beat: (subscription) => ({ kind: 'heartbeat', subscription, events: subscription.events.slice(-2) }),
  }),
};
