import {
  at,
  isObject,
  listAt,
  objectAt,
  textAt,
  type EventView,
  type JsonObject,
  type StatusElement,
  type StatusView,
} from '../model/index.js';
import { lastSegment, readReference, wholeNumber } from './read-values.js';

const ELEMENTS: readonly StatusElement[] = [
  ...(['eventsSinceSubscriptionStart', 'error', 'notificationEvent', 'status'] as const),
  ...(['subscription', 'topic', 'type'] as const),
];

/** A SubscriptionStatus of R4B or R5 (https://hl7.org/fhir/R5/subscriptionstatus.html). */
export function readStatus(resource: JsonObject, path: string): StatusView {
  const place = (element: string) => `${path}.${element}`;
  const subscription = textAt(resource, 'subscription', 'reference');
  const rawCount = at(resource, 'eventsSinceSubscriptionStart');
  return {
    path,
    form: 'SubscriptionStatus',
    resource,
    places: {
      eventsSinceSubscriptionStart: place('eventsSinceSubscriptionStart'),
      error: place('error'),
      notificationEvent: place('notificationEvent'),
      status: place('status'),
      subscription: place('subscription'),
      topic: place('topic'),
      type: place('type'),
    },
    raw: Object.fromEntries(
      ELEMENTS.flatMap((name) => (at(resource, name) === undefined ? [] : [[name, resource[name]]])),
    ),
    type: textAt(resource, 'type'),
    status: textAt(resource, 'status'),
    count: wholeNumber(rawCount),
    rawCount,
    subscription,
    subscriptionId: lastSegment(subscription),
    topic: textAt(resource, 'topic'),
    events: listAt(resource, 'notificationEvent').flatMap((event, index) =>
      isObject(event) ? [readEvent(event, `${path}.notificationEvent[${String(index)}]`)] : [],
    ),
  };
}

function readEvent(event: JsonObject, path: string): EventView {
  const focus = objectAt(event, 'focus');
  const rawNumber = at(event, 'eventNumber');
  const places = {
    additionalContext: `${path}.additionalContext`,
    eventNumber: `${path}.eventNumber`,
    focus: `${path}.focus`,
    timestamp: `${path}.timestamp`,
  };
  return {
    path,
    places,
    number: wholeNumber(rawNumber),
    rawNumber,
    timestamp: at(event, 'timestamp'),
    focus: focus === undefined ? undefined : readReference(focus, places.focus),
    context: listAt(event, 'additionalContext').flatMap((context, index) =>
      isObject(context) ? [readReference(context, `${places.additionalContext}[${String(index)}]`)] : [],
    ),
  };
}
