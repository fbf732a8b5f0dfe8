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

export const eventsOmitResources = defineFault({
  id: 'events-omit-resources',
  stage: 'events',
  story: 'Full-resource answers of $events hold no resource but the status.',
  breaks: ['events.content-level'],
  spoil: answeringWith(['events'], (bundle) => ({ ...bundle, entry: objects(bundle.entry).slice(0, 1) })),
});

export const eventsShowFocusInEmpty = defineFault({
  id: 'events-show-focus-in-empty',
  stage: 'events',
  story: 'Empty answers of $events show the focus of each event.',
  breaks: ['events.content-level'],
  spoil: (honest) => ({
    ...honest,
    // The hint is honoured as far as the resources go, and the status is that of id-only.
    status: (status, notice, world) => {
      if (notice.kind !== 'query-event' || honest.content(notice) !== 'empty')
        return honest.status(status, notice, world);
      const events = objects(status.notificationEvent).map((told, index) => {
        const change = notice.events[index]?.change;
        return { ...told, focus: { reference: honest.reference(`${change?.type ?? ''}/${change?.id ?? ''}`, world) } };
      });
      return honest.status({ ...status, notificationEvent: events }, notice, world);
    },
  }),
});

export const eventsOmitCount = defineFault({
  id: 'events-omit-count',
  stage: 'events',
  story: '$events says nothing of how many events there were.',
  breaks: ['events.count'],
  spoil: statusesBeing('query-event', (status) => without(status, 'eventsSinceSubscriptionStart')),
});

export const eventsOmitStatus = defineFault({
  id: 'events-omit-status',
  stage: 'events',
  story: '$events does not say the status of the Subscription.',
  breaks: ['events.status-topic-time'],
  spoil: statusesBeing('query-event', (status) => without(status, 'status')),
});

export const eventsOmitTopic = defineFault({
  id: 'events-omit-topic',
  stage: 'events',
  story: '$events does not show the topic.',
  breaks: ['events.status-topic-time'],
  spoil: statusesBeing('query-event', (status) => without(status, 'topic')),
});

export const eventsOmitTimes = defineFault({
  id: 'events-omit-times',
  stage: 'events',
  story: 'Events of $events have no timestamp.',
  breaks: ['events.status-topic-time'],
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
