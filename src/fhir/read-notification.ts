import {
  isObject,
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
  type NotificationView,
  type StatusView,
} from '../model/index.js';
import { readStatus } from './read-status.js';
import { isStatusParameters, readStatusParameters } from './read-status-parameters.js';

/**
 * Reads any Bundle that holds a status, whatever its `type` and in whichever of the two forms: a SubscriptionStatus (R4B, R5)
 * or Parameters (R4). Nothing is repaired: what is absent or of another JSON type is undefined in the view, and the raw value
 * stays reachable. Which form is right in a release is for the checks to say.
 */
export function readNotification(document: Json): NotificationView | undefined {
  if (!isObject(document) || textAt(document, 'resourceType') !== 'Bundle') return undefined;
  const held = known.get(document) ?? { view: viewOf(document) };
  known.set(document, held);
  return held.view;
}

/** A document never changes once it is read, and the walk, the times and the judgement all look at the same one. */
const known = new WeakMap<JsonObject, { readonly view: NotificationView | undefined }>();

function viewOf(bundle: JsonObject): NotificationView | undefined {
  const entries = listAt(bundle, 'entry').map((entry, index) => {
    const path = `Bundle.entry[${String(index)}]`;
    return { entry, path, status: statusIn(objectAt(entry, 'resource'), `${path}.resource`) };
  });
  const statuses = entries.flatMap(({ status }) => status ?? []);
  if (statuses.length === 0) return undefined;
  const others = entries.flatMap(({ entry, path, status }) => {
    if (!isObject(entry) || status !== undefined) return [];
    return [{ path, entry, fullUrl: textAt(entry, 'fullUrl'), resource: objectAt(entry, 'resource') }];
  });
  return { bundle, statuses, others };
}

function statusIn(resource: JsonObject | undefined, path: string): StatusView | undefined {
  if (resource === undefined) return undefined;
  if (textAt(resource, 'resourceType') === 'SubscriptionStatus') return readStatus(resource, path);
  return isStatusParameters(resource) ? readStatusParameters(resource, path) : undefined;
}
