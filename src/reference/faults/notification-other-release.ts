import type { Behaviour } from '../behaviour.js';
import { r4 } from '../dialects/r4.js';
import { r4b } from '../dialects/r4b.js';
import { defineFault } from '../fault.js';
import { objects, text, type JsonObject } from '../json.js';
import { BACKPORT, eventsLeaving, isFullEvent, parametersLeaving, speakingAs } from '../spoiling-released.js';

/** What belongs to the other releases of the guide, and what they write otherwise. */

export const notificationSendsSubscriptionStatus = defineFault({
  id: 'notification-sends-subscription-status',
  stage: 'notification',
  story: 'With full resources the status is a SubscriptionStatus, a resource that R4 does not have.',
  breaks: ['notification.fhir-version'],
  releases: ['R4'],
  spoil: speakingAs(r4b, isFullEvent),
});

export const notificationIsWrittenAsR4B = defineFault({
  id: 'notification-is-written-as-r4b',
  stage: 'notification',
  story: 'Every notification has a SubscriptionStatus, a resource that R4 does not have, in place of Parameters.',
  breaks: ['notification.fhir-version'],
  releases: ['R4'],
  spoil: speakingAs(r4b, () => true),
});

export const notificationSendsParameters = defineFault({
  id: 'notification-sends-parameters',
  stage: 'notification',
  story: 'With full resources the status is in Parameters, as in R4.',
  breaks: ['notification.fhir-version', 'notification.status-cardinality'],
  releases: ['R4B'],
  spoil: speakingAs(r4, isFullEvent),
});

export const notificationNamesLikeR5 = defineFault({
  id: 'notification-names-like-r5',
  stage: 'notification',
  story: 'The parameter of the event count has the name of the element of R5.',
  breaks: ['notification.status-slices'],
  releases: ['R4'],
  spoil: parametersLeaving(['event-notification'], (parameter) => [
    parameter.name === 'events-since-subscription-start'
      ? { ...parameter, name: 'eventsSinceSubscriptionStart' }
      : parameter,
  ]),
});

const RELATED_QUERY = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-related-query';
const AUTHORIZATION =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/notification-authorization-hint';

export const notificationExtendsWithoutQuery = defineFault({
  id: 'notification-extends-without-query',
  stage: 'notification',
  story: 'The related query of an event has a type and no query.',
  breaks: ['notification.event-extensions', 'notification.valid'],
  releases: ['R4B'],
  spoil: extendingEvents({
    url: RELATED_QUERY,
    extension: [{ url: 'queryType', valueCoding: { system: 'http://example.org/query-types', code: 'example' } }],
  }),
});

export const notificationHintsWithoutType = defineFault({
  id: 'notification-hints-without-type',
  stage: 'notification',
  story: 'The authorization hint of an event has a value and no type.',
  breaks: ['notification.event-extensions', 'notification.valid'],
  releases: ['R4B'],
  spoil: extendingEvents({ url: AUTHORIZATION, extension: [{ url: 'value', valueString: 'abc' }] }),
});

/** Puts an extension on every event of SubscriptionStatus. */
function extendingEvents(extension: JsonObject): (honest: Behaviour) => Behaviour {
  return eventsLeaving((bundle) => {
    const [status = {}, ...others] = objects(bundle.entry);
    const resource = objects(status.resource)[0] ?? {};
    const notificationEvent = objects(resource.notificationEvent).map((event) => ({
      ...event,
      extension: [extension],
    }));
    return { ...bundle, entry: [{ ...status, resource: { ...resource, notificationEvent } }, ...others] };
  });
}

export const notificationSpellsCounter = defineFault({
  id: 'notification-spells-counter',
  stage: 'notification',
  story: 'The event count is a string that is no number.',
  breaks: ['notification.counters-are-strings'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    count: (notice) =>
      notice.kind === 'event-notification' ? `${text(honest.count(notice)) ?? ''} events` : honest.count(notice),
  }),
});
