import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import type { SubscriptionRecord } from '../world.js';

export const notificationCountsNothing = defineFault({
  id: 'notification-counts-nothing',
  stage: 'notification',
  story: 'No event is counted: numbers and counts are always 0.',
  breaks: ['notification.count-includes-event', 'notification.numbers'],
  spoil: (honest) => ({ ...honest, register: () => ({ number: 0, count: 0 }) }),
});

export const notificationCountsBefore = defineFault({
  id: 'notification-counts-before',
  stage: 'notification',
  story: 'The event count does not include the event that it comes with.',
  breaks: ['events.count-right', 'notification.count-includes-event'],
  spoil: (honest) => ({
    ...honest,
    count: (notice) => {
      const last = notice.events.at(-1);
      return last === undefined ? honest.count(notice) : String(last.count - 1);
    },
  }),
});

export const notificationSkipsNumbers = defineFault({
  id: 'notification-skips-numbers',
  stage: 'notification',
  story: 'Each event raises number and count by two.',
  breaks: [
    'disconnect.counted',
    'disconnect.numbers',
    'notification.count-includes-event',
    'notification.numbers',
    'notification.undelivered-counted',
    'rotation.count',
  ],
  spoil: (honest) => ({
    ...honest,
    register: ({ count }) => ({ number: count + 2, count: count + 2 }),
  }),
});

export const notificationRepeatsNumber = defineFault({
  id: 'notification-repeats-number',
  stage: 'notification',
  story: 'Every event has the number 1, as if it were an index into the message.',
  breaks: [
    'disconnect.counted',
    'disconnect.numbers',
    'notification.highest-number',
    'notification.numbers',
    'rotation.count',
  ],
  spoil: (honest) => ({ ...honest, eventNumber: () => '1' }),
});

export const notificationSharesCounter = defineFault({
  id: 'notification-shares-counter',
  stage: 'notification',
  story: 'All Subscriptions with the same filters share one counter.',
  breaks: ['notification.own-counters'],
  spoil: (honest) => {
    const counts = new Map<string, number>();
    return {
      ...honest,
      register: ({ resource }) => {
        const filters = JSON.stringify(resource.filterBy);
        const count = (counts.get(filters) ?? 0) + 1;
        counts.set(filters, count);
        return { number: count, count };
      },
    };
  },
});

export const notificationDisordersEvents = defineFault({
  id: 'notification-disorders-events',
  stage: 'notification',
  story: 'Events of a burst are delivered last first.',
  breaks: ['notification.order'],
  spoil: (honest) => ({
    ...honest,
    batchingMs: () => 150,
    batches: (events) => events.map((event) => [event]).reverse(),
  }),
});

export const notificationExceedsMaxCount = defineFault({
  id: 'notification-exceeds-max-count',
  stage: 'notification',
  story: 'A burst is gathered into one notification, whatever maxCount says.',
  breaks: ['notification.max-count'],
  spoil: (honest) => ({
    ...honest,
    batchingMs: ({ resource }) => (resource.maxCount === undefined ? 0 : 400),
    batches: (events, { resource }) => (resource.maxCount === undefined ? events.map((event) => [event]) : [events]),
  }),
});

export const notificationHoldsBatchTooLong = defineFault({
  id: 'notification-holds-batch-too-long',
  stage: 'notification',
  story: 'Where batches were agreed, events are gathered beyond the heartbeat period of the Subscription.',
  breaks: ['notification.batching-delay'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    batchingMs: ({ resource }) =>
      resource.maxCount !== undefined && typeof resource.heartbeatPeriod === 'number'
        ? resource.heartbeatPeriod * 1000 + 2_400
        : 0,
  }),
});

export const notificationLosesEvents = defineFault({
  id: 'notification-loses-events',
  stage: 'notification',
  story: 'Every third event of a Subscription is counted and not sent.',
  breaks: ['notification.each-event', 'rotation.no-loss'],
  spoil: (honest) => ({ ...honest, receivers: deafTo((count) => count % 3 === 0, honest) }),
});

/** Receivers, but none where the count of the Subscription fits. */
function deafTo(fits: (count: number) => boolean, honest: Behaviour): Behaviour['receivers'] {
  return (subscription: SubscriptionRecord, world) =>
    fits(subscription.count) ? [] : honest.receivers(subscription, world);
}

export const notificationIgnoresCriteria = defineFault({
  id: 'notification-ignores-criteria',
  stage: 'notification',
  story: 'Every create of the right resource type is an event, whatever the criteria of the topic.',
  breaks: ['notification.no-mismatch'],
  spoil: (honest) => ({
    ...honest,
    fires: (change, topic, world) =>
      honest.fires(change, topic, world) ||
      (change.interaction === 'create' && !change.refused && change.type === topic.resource),
  }),
});

export const notificationIgnoresDelete = defineFault({
  id: 'notification-ignores-delete',
  stage: 'notification',
  story: 'A delete is no event although the topic lists it.',
  breaks: ['notification.interactions'],
  releases: ['R4B', 'R5'],
  spoil: (honest) => ({
    ...honest,
    fires: (change, topic, world) => change.interaction !== 'delete' && honest.fires(change, topic, world),
  }),
});

export const notificationTellsRefusedUpdate = defineFault({
  id: 'notification-tells-refused-update',
  stage: 'notification',
  story: 'An update that was refused is notified.',
  breaks: ['notification.failed-update'],
  spoil: (honest) => ({
    ...honest,
    fires: (change, topic, world) => honest.fires({ ...change, refused: false }, topic, world),
  }),
});

export const notificationIgnoresFilters = defineFault({
  id: 'notification-ignores-filters',
  stage: 'notification',
  story: 'Filters are accepted and not applied to the patients of one Subscription.',
  breaks: ['notification.filter'],
  spoil: (honest) => ({ ...honest, passes: () => true }),
});

export const notificationJoinsFiltersByOr = defineFault({
  id: 'notification-joins-filters-by-or',
  stage: 'notification',
  story: 'An event that passes one of several filters is notified.',
  breaks: ['notification.filters-and'],
  spoil: (honest) => ({ ...honest, together: (results) => results.length === 0 || results.some(Boolean) }),
});
