import type { Issue, JsonObject, Release } from '../../../model/index.js';
import { broken, exists } from './broken.js';

/** Statuses that tell of events: R4B knows events by delivery only, R5 by $events as well. */
const WITH_EVENTS: Readonly<Record<Release, readonly string[]>> = {
  R4: [],
  R4B: ['event-notification'],
  R5: ['event-notification', 'query-event'],
};

/**
 * The invariants of SubscriptionStatus as code, because they run for every notification: sst-1, and sst-2 of R5.
 *
 * https://hl7.org/fhir/R4B/subscriptionstatus.html#invs https://hl7.org/fhir/R5/subscriptionstatus.html#invs
 */
export function subscriptionStatusIssues(status: JsonObject, path: string, release: Release): Issue[] {
  const { type } = status;
  if (typeof type !== 'string') return [];
  if (WITH_EVENTS[release].includes(type)) return demanded(status, type, path, ['sst-1', 'notificationEvent']);
  if (release === 'R5' && type === 'query-status') return demanded(status, type, path, ['sst-2', 'status']);
  return [];
}

function demanded(status: JsonObject, type: string, path: string, [rule, name]: readonly [string, string]): Issue[] {
  if (exists(status, name)) return [];
  const says = `a SubscriptionStatus of type ${type} has ${name}`;
  return [broken({ rule, path, says, expected: `at least one ${name}`, actual: status[name] })];
}
