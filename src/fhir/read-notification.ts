import {
  at,
  isObject,
  listAt,
  objectAt,
  textAt,
  type EventView,
  type Json,
  type JsonObject,
  type NotificationView,
  type ReferenceView,
  type StatusView,
} from '../model/index.js';

/**
 * Reads any Bundle that holds a SubscriptionStatus (R4B and R5 alike), whatever its `type`. Nothing is repaired: what is
 * absent or of another JSON type is undefined in the view, and the raw value stays reachable.
 */
export function readNotification(document: Json): NotificationView | undefined {
  if (!isObject(document) || textAt(document, 'resourceType') !== 'Bundle') return undefined;
  const entries = listAt(document, 'entry').map((entry, index) => ({ entry, path: `Bundle.entry[${String(index)}]` }));
  const statuses = entries.flatMap(({ entry, path }) => {
    const resource = statusOf(entry);
    return resource === undefined ? [] : [readStatus(resource, `${path}.resource`)];
  });
  if (statuses.length === 0) return undefined;
  const others = entries.flatMap(({ entry, path }) => {
    if (!isObject(entry) || statusOf(entry) !== undefined) return [];
    return [{ path, entry, fullUrl: textAt(entry, 'fullUrl'), resource: objectAt(entry, 'resource') }];
  });
  return { bundle: document, statuses, others };
}

function statusOf(entry: Json): JsonObject | undefined {
  const resource = objectAt(entry, 'resource');
  return textAt(resource, 'resourceType') === 'SubscriptionStatus' ? resource : undefined;
}

function readStatus(resource: JsonObject, path: string): StatusView {
  const subscription = textAt(resource, 'subscription', 'reference');
  const rawCount = at(resource, 'eventsSinceSubscriptionStart');
  return {
    path,
    resource,
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
  return {
    path,
    number: wholeNumber(rawNumber),
    rawNumber,
    timestamp: at(event, 'timestamp'),
    focus: focus === undefined ? undefined : readReference(focus, `${path}.focus`),
    context: listAt(event, 'additionalContext').flatMap((context, index) =>
      isObject(context) ? [readReference(context, `${path}.additionalContext[${String(index)}]`)] : [],
    ),
  };
}

function readReference(reference: JsonObject, path: string): ReferenceView {
  return { path, reference: textAt(reference, 'reference'), type: textAt(reference, 'type') };
}

/** The wire form is a JSON string; a number is read as well, so that one wrong type does not hide the numbering. */
function wholeNumber(raw: Json | undefined): number | undefined {
  if (typeof raw === 'number') return Number.isInteger(raw) ? raw : undefined;
  return typeof raw === 'string' && /^[-+]?\d+$/.test(raw) ? Number(raw) : undefined;
}

/** `A` of `Subscription/A`, an absolute form or a versioned one. */
function lastSegment(reference: string | undefined): string | undefined {
  return reference
    ?.replace(/\/_history\/[^/]*$/, '')
    .split('/')
    .at(-1);
}
