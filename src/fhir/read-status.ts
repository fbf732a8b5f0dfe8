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
import { everyPlace } from './status-places.js';

const ELEMENTS: readonly StatusElement[] = [
  ...(['eventsSinceSubscriptionStart', 'error', 'notificationEvent', 'status'] as const),
  ...(['subscription', 'topic', 'type'] as const),
];

/** A SubscriptionStatus of R4B or R5 (https://hl7.org/fhir/R5/subscriptionstatus.html). */
export function readStatus(resource: JsonObject, path: string): StatusView {
  const subscription = textAt(resource, 'subscription', 'reference');
  const rawCount = at(resource, 'eventsSinceSubscriptionStart');
  return {
    path,
    form: 'SubscriptionStatus',
    resource,
    places: placesIn(path),
    raw: rawOf(resource),
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

function rawOf(resource: JsonObject): StatusView['raw'] {
  const raw: JsonObject = {};
  for (const name of ELEMENTS) if (resource[name] !== undefined) raw[name] = resource[name];
  return raw;
}

function readEvent(event: JsonObject, path: string): EventView {
  const focus = objectAt(event, 'focus');
  const rawNumber = at(event, 'eventNumber');
  const places = eventPlacesIn(path);
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

const placesIn = likeTheLast((path) => everyPlace((element) => `${path}.${element}`));

const eventPlacesIn = likeTheLast((path) => ({
  additionalContext: `${path}.additionalContext`,
  eventNumber: `${path}.eventNumber`,
  focus: `${path}.focus`,
  timestamp: `${path}.timestamp`,
}));

/** Nearly every status is in the same place as the one before it, and so are its events. */
function likeTheLast<Places>(placesBelow: (path: string) => Places): (path: string) => Places {
  let last: { readonly path: string; readonly places: Places } | undefined;
  return (path) => {
    if (last?.path !== path) last = { path, places: placesBelow(path) };
    return last.places;
  };
}
