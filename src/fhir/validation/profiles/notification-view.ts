import { at, isObject, listAt, textAt, type JsonObject, type Release } from '../../../model/index.js';
import { backportSubscriptionNotification, backportSubscriptionNotificationR4 } from './definitions/index.js';
import { claims } from './guide.js';
import { readStatus } from './notification-status.js';
import { isParameters, isStatusParameters } from './status-parameters.js';
import type { NotificationProfile } from './vocabulary.js';

/** An entry that holds a status, in the form of one release or the other. */
export interface StatusEntry {
  readonly index: number;
  readonly resource: JsonObject;
}

/** A Bundle that is a notification, and the profile that it has to follow. */
export interface NotificationView {
  readonly bundle: JsonObject;
  readonly path: string;
  readonly profile: NotificationProfile;
  readonly statuses: readonly StatusEntry[];
}

const PROFILES = [backportSubscriptionNotification, backportSubscriptionNotificationR4];

/** Kinds of status that travel in notifications; query-status has a Bundle of its own. */
const NOTIFIED = ['handshake', 'heartbeat', 'event-notification', 'query-event'];

/** Types of Bundle that begin with something else by a rule of their own, or are no type, which its structure shows. */
const MISTAKABLE = ['batch', 'batch-response', 'collection', 'transaction', 'transaction-response'];

/**
 * The Bundle as a notification, if it is one: it says so, or is a history with a status, or begins with the status of a
 * notification though its type is another.
 */
export function notificationView(bundle: JsonObject, path: string, release: Release): NotificationView | undefined {
  const profile = PROFILES.find(({ releases }) => releases.includes(release));
  if (profile === undefined) return undefined;
  const statuses = statusesIn(bundle, release);
  const isOne = PROFILES.some(({ canonical }) => claims(bundle, canonical)) || isNotification(bundle, statuses);
  return isOne ? { bundle, path, profile, statuses } : undefined;
}

function isNotification(bundle: JsonObject, statuses: readonly StatusEntry[]): boolean {
  const [first] = statuses;
  const type = textAt(bundle, 'type');
  if (first === undefined || type === undefined) return false;
  if (type === 'history' || type === 'subscription-notification') return true;
  const kind = readStatus(first.resource, '').type;
  return MISTAKABLE.includes(type) && first.index === 0 && kind !== undefined && NOTIFIED.includes(kind);
}

function statusesIn(bundle: JsonObject, release: Release): StatusEntry[] {
  const found = listAt(bundle, 'entry').flatMap((entry, index) => {
    const resource = at(entry, 'resource');
    const isStatus = textAt(resource, 'resourceType') === 'SubscriptionStatus' || isStatusParameters(resource);
    return isStatus && isObject(resource) ? [{ index, resource }] : [];
  });
  if (found.length > 0 || release !== 'R4' || textAt(bundle, 'type') !== 'history') return found;
  // Nothing else begins with Parameters: they have no history of their own.
  const first = at(bundle, 'entry', 0, 'resource');
  return isParameters(first) ? [{ index: 0, resource: first }] : found;
}
