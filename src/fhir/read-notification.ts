import {
  isObject,
  listAt,
  objectAt,
  onceFor,
  textAt,
  type Json,
  type JsonObject,
  type NotificationView,
  type OtherEntry,
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
  return viewOf(document);
}

/** The walk, the times and the judgement all look at the same document. */
const viewOf = onceFor((bundle: JsonObject): NotificationView | undefined => {
  const statuses: StatusView[] = [];
  const others: OtherEntry[] = [];
  for (const [index, entry] of listAt(bundle, 'entry').entries()) {
    const path = `Bundle.entry[${String(index)}]`;
    const resource = objectAt(entry, 'resource');
    const status = statusIn(resource, `${path}.resource`);
    if (status !== undefined) statuses.push(status);
    else if (isObject(entry)) others.push({ path, entry, fullUrl: textAt(entry, 'fullUrl'), resource });
  }
  return statuses.length === 0 ? undefined : { bundle, statuses, others };
});

function statusIn(resource: JsonObject | undefined, path: string): StatusView | undefined {
  if (resource === undefined) return undefined;
  if (textAt(resource, 'resourceType') === 'SubscriptionStatus') return readStatus(resource, path);
  return isStatusParameters(resource) ? readStatusParameters(resource, path) : undefined;
}
