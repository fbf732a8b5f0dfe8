// The notification Bundles that every engine is timed on: official examples of R5 and R4B, and the same for R4, of which
// there is none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../definitions/packages.mjs';

const HEARTBEAT = 'Bundle-3d20ea4b-90dc-4d0d-b15a-c7a893389401.json';
/** A status, an Encounter and a Patient. */
const FULL = 'Bundle-fdd78223-f79f-43b4-8979-ad49d4ac248c.json';
const MANY = 100;

/** Texts by name: `heartbeat`, `full` and `100 entries`. */
export function bundlesOf(release) {
  const [heartbeat, full] = [HEARTBEAT, FULL].map((file) => official(file, release));
  return {
    heartbeat: JSON.stringify(heartbeat),
    full: JSON.stringify(full),
    [`${MANY} entries`]: JSON.stringify(repeated(full)),
  };
}

function official(file, release) {
  const name = release === 'R5' ? 'hl7.fhir.r5.examples' : 'hl7.fhir.r4b.examples';
  const bundle = JSON.parse(readFileSync(join(packageFolder(name), file), 'utf8'));
  return release === 'R4' ? withParameters(bundle) : bundle;
}

/** R4 writes the status as Parameters, which have no narrative. */
function withParameters(bundle) {
  const [first, ...others] = bundle.entry;
  return { ...bundle, entry: [{ ...first, resource: parametersOf(first.resource) }, ...others] };
}

function parametersOf({ id, subscription, topic, status, type, eventsSinceSubscriptionStart, notificationEvent = [] }) {
  return {
    resourceType: 'Parameters',
    id,
    meta: {
      profile: ['http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4'],
    },
    parameter: [
      { name: 'subscription', valueReference: subscription },
      ...(topic ? [{ name: 'topic', valueCanonical: topic }] : []),
      { name: 'status', valueCode: status },
      { name: 'type', valueCode: type },
      { name: 'events-since-subscription-start', valueString: eventsSinceSubscriptionStart },
      ...notificationEvent.map(eventOf),
    ],
  };
}

function eventOf({ eventNumber, focus, additionalContext = [] }) {
  return {
    name: 'notification-event',
    part: [
      { name: 'event-number', valueString: eventNumber },
      { name: 'focus', valueReference: focus },
      ...additionalContext.map((valueReference) => ({ name: 'additional-context', valueReference })),
    ],
  };
}

/** The status once, and what it is about again and again, each with ids of its own. */
function repeated(bundle) {
  const [first, ...others] = bundle.entry;
  const more = Array.from({ length: MANY - 1 }, (_, index) => numbered(others[index % others.length], index));
  return { ...bundle, entry: [first, ...more] };
}

function numbered(entry, index) {
  const suffix = `-${index}`;
  const request = entry.request && { ...entry.request, url: entry.request.url + suffix };
  return {
    ...entry,
    fullUrl: entry.fullUrl + suffix,
    resource: { ...entry.resource, id: entry.resource.id + suffix },
    ...(request ? { request } : {}),
  };
}
