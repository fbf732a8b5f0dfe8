import { objectsAt, textAt, type Json, type JsonObject } from '../../../model/index.js';
import { backportSubscriptionStatusR4 } from './definitions/index.js';
import { claims } from './guide.js';
import type { Report } from './report.js';
import { judgeSlices } from './slices.js';

const profile = backportSubscriptionStatusR4;

const NAMES: ReadonlySet<string> = new Set(profile.parameters.map(({ name }) => name));

/** Whether it is a status in the form of R4: it says so, or has two of the parameters, since others have one of them too. */
export function isStatusParameters(resource: Json | undefined): resource is JsonObject {
  if (!isParameters(resource)) return false;
  const names = new Set<string>();
  for (const parameter of objectsAt(resource, 'parameter')) {
    const name = textAt(parameter, 'name') ?? '';
    if (NAMES.has(name)) names.add(name);
  }
  return names.size > 1 || claims(resource, profile.canonical);
}

export function isParameters(resource: Json | undefined): resource is JsonObject {
  return textAt(resource, 'resourceType') === 'Parameters';
}

/** Judges Parameters that hold a status by the profile of the guide. */
export function judgeStatusParameters(resource: JsonObject, path: string, report: Report): void {
  report.applied(profile.canonical);
  judgeSlices(
    { holder: resource, path, list: 'parameter', by: 'name', slices: profile.parameters, definition: profile.id },
    report,
  );
  judgeEvents(resource, path, report);
}

/**
 * Guide 1.1.0 leaves events optional, and 1.2.0-ballot says in its summaries of the content levels that an event-notification
 * has one or more.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/payloads.html#empty
 */
function judgeEvents(resource: JsonObject, path: string, report: Report): void {
  const parameters = objectsAt(resource, 'parameter');
  const isEvent = parameters.some(({ name, valueCode }) => name === 'type' && valueCode === 'event-notification');
  // Another spelling of the name has been shown already.
  if (
    !isEvent ||
    parameters.some(({ name }) => typeof name === 'string' && /event[\W_]*$/i.test(name.replace(/s$/, '')))
  )
    return;
  report.add({
    severity: 'warning',
    path: `${path}.parameter`,
    rule: `${profile.id}: parameter:notification-event of an event-notification`,
    message:
      'An event-notification tells of no event. Give a notification-event for each, with its event-number at least.',
    expected: 'notification-event',
    actual: undefined,
  });
}
