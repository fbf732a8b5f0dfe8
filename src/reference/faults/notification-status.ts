import { defineFault } from '../fault.js';
import { without } from '../json.js';
import type { Notice } from '../world.js';

function tellsOfEvents({ kind }: Notice): boolean {
  return kind === 'event-notification';
}

/** Events of Subscriptions with full resources: the ones whose loss leaves the counting of others alone. */
function isFull({ kind, subscription }: Notice): boolean {
  return kind === 'event-notification' && subscription.resource.content === 'full-resource';
}

export const notificationNamesOtherSubscription = defineFault({
  id: 'notification-names-other-subscription',
  stage: 'notification',
  story: 'Notifications with full resources name a Subscription that is not bound to the connection.',
  breaks: ['notification.subscription'],
  spoil: (honest) => ({
    ...honest,
    subscriptionReference: (notice, reference) =>
      honest.subscriptionReference(notice, isFull(notice) ? `${reference}-elsewhere` : reference),
  }),
});

export const notificationOmitsType = defineFault({
  id: 'notification-omits-type',
  stage: 'notification',
  story: 'SubscriptionStatus has no type when it comes with full resources.',
  breaks: ['notification.status-cardinality'],
  breaksIn: { R4: ['notification.status-slices'] },
  spoil: (honest) => ({
    ...honest,
    status: (status, notice, world) => {
      const made = honest.status(status, notice, world);
      return isFull(notice) ? without(made, 'type') : made;
    },
  }),
});

export const notificationOmitsEventNumber = defineFault({
  id: 'notification-omits-event-number',
  stage: 'notification',
  story: 'Events that come with full resources have no number.',
  breaks: ['notification.status-cardinality'],
  breaksIn: { R4: ['notification.status-slices'] },
  spoil: (honest) => ({
    ...honest,
    eventNumber: (event, notice) => (isFull(notice) ? undefined : honest.eventNumber(event, notice)),
  }),
});

export const notificationMistypesEvent = defineFault({
  id: 'notification-mistypes-event',
  stage: 'notification',
  story: 'New events with full resources come in a SubscriptionStatus of type query-event.',
  breaks: ['notification.event-type'],
  spoil: (honest) => ({
    ...honest,
    statusType: (notice) => (isFull(notice) ? 'query-event' : honest.statusType(notice)),
  }),
});

export const notificationInventsStatus = defineFault({
  id: 'notification-invents-status',
  stage: 'notification',
  story: 'The status of the Subscription is a code that does not exist.',
  breaks: ['notification.status-code'],
  breaksIn: { R4: ['notification.status-slices'] },
  spoil: (honest) => ({
    ...honest,
    statusCode: (notice) => (tellsOfEvents(notice) ? 'running' : honest.statusCode(notice)),
  }),
});

export const notificationOmitsStatus = defineFault({
  id: 'notification-omits-status',
  stage: 'notification',
  story: 'Event notifications do not say the status of the Subscription.',
  breaks: ['notification.status-present'],
  releases: ['R4', 'R5'],
  breaksIn: { R4: ['notification.status-slices'] },
  spoil: (honest) => ({
    ...honest,
    statusCode: (notice) => (tellsOfEvents(notice) ? undefined : honest.statusCode(notice)),
  }),
});

export const notificationListsNoEvent = defineFault({
  id: 'notification-lists-no-event',
  stage: 'notification',
  story: 'An event notification with full resources lists no event.',
  breaks: ['notification.events-listed'],
  spoil: (honest) => ({ ...honest, events: (notice) => (isFull(notice) ? [] : honest.events(notice)) }),
});

export const notificationWritesNumbers = defineFault({
  id: 'notification-writes-numbers',
  stage: 'notification',
  story: 'The event count is a JSON number, where integer64 is a string.',
  breaks: ['notification.counters-are-strings'],
  spoil: (honest) => ({
    ...honest,
    count: (notice) => (tellsOfEvents(notice) ? Number(honest.count(notice)) : honest.count(notice)),
  }),
});

export const notificationNamesOtherTopic = defineFault({
  id: 'notification-names-other-topic',
  stage: 'notification',
  story: 'Notifications name another topic than the Subscription has.',
  breaks: ['notification.topic', 'status.topic-right'],
  spoil: (honest) => ({
    ...honest,
    topic: (notice, level) => {
      const topic = honest.topic(notice, level);
      return topic === undefined ? undefined : `${topic}-of-old`;
    },
  }),
});

export const notificationOmitsCount = defineFault({
  id: 'notification-omits-count',
  stage: 'notification',
  story: 'Event notifications do not say how many events there were.',
  breaks: ['notification.count-present'],
  releases: ['R5'],
  spoil: (honest) => ({ ...honest, count: (notice) => (tellsOfEvents(notice) ? undefined : honest.count(notice)) }),
});

export const notificationOmitsEventTime = defineFault({
  id: 'notification-omits-event-time',
  stage: 'notification',
  story: 'Events do not say when they occurred.',
  breaks: ['notification.timestamp'],
  breaksIn: { R5: ['events.status-topic-time', 'notification.timestamp'] },
  spoil: (honest) => ({ ...honest, eventTimestamp: () => undefined }),
});

export const notificationGivesDateOnly = defineFault({
  id: 'notification-gives-date-only',
  stage: 'notification',
  story: 'The time of an event is a date, which is no instant.',
  breaks: ['events.valid', 'notification.timestamp'],
  breaksIn: { R4: ['events.valid', 'notification.status-slices'] },
  spoil: (honest) => ({
    ...honest,
    eventTimestamp: (event, notice) => honest.eventTimestamp(event, notice)?.slice(0, 10),
  }),
});

export const notificationMisdatesEvents = defineFault({
  id: 'notification-misdates-events',
  stage: 'notification',
  story: 'Events are said to have occurred an hour before they did.',
  breaks: ['notification.timestamp'],
  spoil: (honest) => ({ ...honest, eventTimestamp: ({ at }) => new Date(at - 3_600_000).toISOString() }),
});
