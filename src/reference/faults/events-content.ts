import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, without, type JsonObject } from '../json.js';
import { answeringWith, statusesBeing } from '../spoiling.js';

export const eventsAreNotifications = defineFault({
  id: 'events-are-notifications',
  stage: 'events',
  story: 'The type in an answer of $events is event-notification.',
  breaks: ['events.type'],
  spoil: statusesBeing('query-event', (status) => ({ ...status, type: 'event-notification' })),
});

export const eventsAreQueryStatus = defineFault({
  id: 'events-are-query-status',
  stage: 'events',
  story: 'The type in an answer of $events is query-status.',
  breaks: ['events.type'],
  spoil: statusesBeing('query-event', (status) => ({ ...status, type: 'query-status' })),
});

export const eventsOmitFocus = defineFault({
  id: 'events-omit-focus',
  stage: 'events',
  story: 'Events of $events have no focus, whatever the content level.',
  breaks: ['events.content-level'],
  spoil: withEvents((event) => without(event, 'focus')),
});

export const eventsSendResourcesUnasked = defineFault({
  id: 'events-send-resources-unasked',
  stage: 'events',
  story: 'Empty answers of $events hold the resources of the events all the same.',
  breaks: ['events.content-level'],
  spoil: (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => {
      const plain = honest.bundle(bundle, notice, world);
      if (notice.kind !== 'query-event' || honest.content(notice) !== 'empty') return plain;
      const further = honest.furtherEntries(notice.events, 'full-resource', world);
      return { ...plain, entry: [...objects(plain.entry), ...further] };
    },
  }),
});

export const eventsOmitCount = defineFault({
  id: 'events-omit-count',
  stage: 'events',
  story: '$events says nothing of how many events there were.',
  breaks: ['events.count'],
  releases: ['R5'],
  spoil: statusesBeing('query-event', (status) => without(status, 'eventsSinceSubscriptionStart')),
});

export const eventsCountThemselves = defineFault({
  id: 'events-count-themselves',
  stage: 'events',
  story: 'The count in an answer of $events is the number of events in the answer.',
  breaks: ['events.count-right'],
  spoil: statusesBeing('query-event', (status) => ({
    ...status,
    eventsSinceSubscriptionStart: String(objects(status.notificationEvent).length),
  })),
});

export const eventsOmitStatus = defineFault({
  id: 'events-omit-status',
  stage: 'events',
  story: '$events does not say the status of the Subscription.',
  breaks: ['events.status-topic-time'],
  releases: ['R4', 'R5'],
  breaksIn: { R4: ['events.valid'] },
  spoil: statusesBeing('query-event', (status) => without(status, 'status')),
});

export const eventsOmitTopic = defineFault({
  id: 'events-omit-topic',
  stage: 'events',
  story: '$events does not show the topic.',
  breaks: ['events.status-topic-time'],
  releases: ['R5'],
  spoil: statusesBeing('query-event', (status) => without(status, 'topic')),
});

export const eventsOmitTimes = defineFault({
  id: 'events-omit-times',
  stage: 'events',
  story: 'Events of $events have no timestamp.',
  breaks: ['events.status-topic-time'],
  releases: ['R5'],
  spoil: withEvents((event) => without(event, 'timestamp')),
});

export const eventsWriteDateOnly = defineFault({
  id: 'events-write-date-only',
  stage: 'events',
  story: 'The Bundle of $events has a day as its timestamp, where an instant is due.',
  breaks: ['events.valid'],
  spoil: answeringWith(['events'], (bundle) => ({ ...bundle, timestamp: '2025-01-01' })),
});

/** Other events in the answers of $events. */
function withEvents(spoil: (event: JsonObject) => JsonObject): (honest: Behaviour) => Behaviour {
  return statusesBeing('query-event', (status) =>
    status.notificationEvent === undefined
      ? status
      : { ...status, notificationEvent: objects(status.notificationEvent).map(spoil) },
  );
}
