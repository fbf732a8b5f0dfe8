import { isObject, objectAt, objectsAt, textAt, type Json, type JsonObject } from '../json.js';
import type { Release } from '../release.js';

const PROFILE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4';

/** A notification Bundle of R5 in the shape of another release: a history, and in R4 with its status in Parameters. */
export function releasedBundle(bundle: JsonObject, release: Release): JsonObject {
  if (release === 'R5') return bundle;
  const entry = objectsAt(bundle, 'entry').map((one) => historyEntry(one, release));
  return { ...bundle, type: 'history', entry };
}

/** Entries of a history say what was asked and answered. */
function historyEntry(entry: JsonObject, release: Release): JsonObject {
  const { resource } = entry;
  const isStatus = isObject(resource) && resource['resourceType'] === 'SubscriptionStatus';
  const subscription = textAt(resource, 'subscription', 'reference') ?? '';
  const request = isStatus ? { method: 'GET', url: `${subscription}/$status` } : objectAt(entry, 'request');
  const told = { request, response: { status: '200' }, ...entry };
  return isStatus && release === 'R4' ? { ...told, resource: statusParameters(resource) } : told;
}

function statusParameters(status: JsonObject): JsonObject {
  const { subscription, topic, eventsSinceSubscriptionStart: count } = status;
  const parameter = [
    ...named('subscription', 'Reference', subscription),
    ...named('topic', 'Canonical', topic),
    ...named('status', 'Code', status['status']),
    ...named('type', 'Code', status['type']),
    ...named('events-since-subscription-start', 'String', count),
    ...objectsAt(status, 'notificationEvent').map((event) => ({ name: 'notification-event', part: partsOf(event) })),
  ];
  return { resourceType: 'Parameters', meta: { profile: [PROFILE] }, parameter };
}

function partsOf(event: JsonObject): JsonObject[] {
  return [
    ...named('event-number', 'String', event['eventNumber']),
    ...named('timestamp', 'Instant', event['timestamp']),
    ...named('focus', 'Reference', event['focus']),
    ...objectsAt(event, 'additionalContext').flatMap((one) => named('additional-context', 'Reference', one)),
  ];
}

function named(name: string, type: string, value: Json | undefined): JsonObject[] {
  return value === undefined ? [] : [{ name, [`value${type}`]: value }];
}
