import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, without, type JsonObject } from '../json.js';
import type { Notice, World } from '../world.js';

const XML = 'application/fhir+xml';
const JSON_TYPE = 'application/fhir+json';

type Spoil = (bundle: JsonObject, notice: Notice, world: World) => JsonObject;

/** Spoils the finished Bundle of every notification about events. */
function ofEvents(spoil: Spoil): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => {
      const made = honest.bundle(bundle, notice, world);
      return notice.kind === 'event-notification' ? spoil(made, notice, world) : made;
    },
  });
}

/** Spoils the entry of the status. */
function statusEntry(spoil: (entry: JsonObject, world: World) => JsonObject): (honest: Behaviour) => Behaviour {
  return ofEvents((bundle, _notice, world) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry, index) => (index === 0 ? spoil(entry, world) : entry)),
  }));
}

export const notificationIsHistory = defineFault({
  id: 'notification-is-history',
  stage: 'notification',
  story: 'Event notifications are Bundles of type history, as in the backport guide.',
  breaks: ['notification.bundle-type'],
  releases: ['R5'],
  spoil: ofEvents((bundle) => ({ ...bundle, type: 'history' })),
});

export const notificationPutsStatusLast = defineFault({
  id: 'notification-puts-status-last',
  stage: 'notification',
  story: 'The status is the last entry of the Bundle.',
  breaks: ['notification.status-first'],
  spoil: ofEvents((bundle) => ({ ...bundle, entry: objects(bundle.entry).reverse() })),
});

export const notificationOmitsFullUrl = defineFault({
  id: 'notification-omits-full-url',
  stage: 'notification',
  story: 'The entry of the status has no fullUrl.',
  breaks: ['notification.full-url'],
  releases: ['R5'],
  spoil: statusEntry(({ resource }) => ({ resource })),
});

export const notificationVersionsFullUrl = defineFault({
  id: 'notification-versions-full-url',
  stage: 'notification',
  story: 'The fullUrl of the status is a version-specific reference.',
  breaks: ['notification.full-url-unversioned'],
  spoil: statusEntry((entry, { baseUrl }) => ({ ...entry, fullUrl: `${baseUrl}/SubscriptionStatus/s1/_history/1` })),
});

export const notificationContradictsFullUrl = defineFault({
  id: 'notification-contradicts-full-url',
  stage: 'notification',
  story: 'The fullUrl of the status names another id than the resource has.',
  breaks: ['notification.full-url-agrees'],
  spoil: statusEntry((entry, { baseUrl }) => ({
    fullUrl: `${baseUrl}/SubscriptionStatus/one`,
    resource: { ...objects(entry.resource)[0], id: 'another' },
  })),
});

export const notificationRepeatsEntry = defineFault({
  id: 'notification-repeats-entry',
  stage: 'notification',
  story: 'The last resource of a Bundle is in it twice, with the same fullUrl and version.',
  breaks: ['notification.full-url-once'],
  releases: ['R5'],
  spoil: ofEvents((bundle) => {
    const [status, ...others] = objects(bundle.entry);
    return { ...bundle, entry: [status ?? {}, ...others, ...others.slice(-1)] };
  }),
});

export const notificationGivesTotal = defineFault({
  id: 'notification-gives-total',
  stage: 'notification',
  story: 'The Bundle has a total, which belongs to searches.',
  breaks: ['notification.no-total-or-search'],
  releases: ['R5'],
  spoil: ofEvents((bundle) => ({ ...bundle, total: 1 })),
});

export const notificationGivesSearchMode = defineFault({
  id: 'notification-gives-search-mode',
  stage: 'notification',
  story: 'The entry of the status has a search mode.',
  breaks: ['notification.no-total-or-search'],
  releases: ['R5'],
  spoil: statusEntry((entry) => ({ ...entry, search: { mode: 'match' } })),
});

export const notificationSendsBareEntry = defineFault({
  id: 'notification-sends-bare-entry',
  stage: 'notification',
  story: 'With id-only, an entry has a fullUrl and neither resource, request nor response.',
  breaks: ['notification.entry-content'],
  releases: ['R5'],
  spoil: ofEvents((bundle, { subscription, events }, { baseUrl }) => {
    const change = events.at(-1)?.change;
    if (subscription.resource.content !== 'id-only' || change === undefined) return bundle;
    return { ...bundle, entry: [...objects(bundle.entry), { fullUrl: `${baseUrl}/${change.type}/${change.id}` }] };
  }),
});

export const notificationInventsElement = defineFault({
  id: 'notification-invents-element',
  stage: 'notification',
  story: 'The SubscriptionStatus has an element that no definition knows.',
  breaks: ['notification.valid'],
  spoil: statusEntry((entry) => ({ ...entry, resource: { ...objects(entry.resource)[0], eventsSinceStart: '1' } })),
});

export const notificationOmitsTimestamp = defineFault({
  id: 'notification-omits-timestamp',
  stage: 'notification',
  story: 'The Bundle does not say when it was assembled.',
  breaks: ['notification.assembled-at'],
  spoil: ofEvents((bundle) => without(bundle, 'timestamp')),
});

export const notificationTimestampLacksZone = defineFault({
  id: 'notification-timestamp-lacks-zone',
  stage: 'notification',
  story: 'Bundle.timestamp is a local time without zone, which is no instant.',
  breaks: ['notification.assembled-at'],
  spoil: ofEvents((bundle) => ({ ...bundle, timestamp: '2030-01-01T10:00:00' })),
});

export const notificationIsXml = defineFault({
  id: 'notification-is-xml',
  stage: 'notification',
  story: 'A Subscription that asked for JSON with full resources gets XML.',
  breaks: ['notification.mime-type', 'bind.messages'],
  spoil: (honest) => ({
    ...honest,
    frames: (bundle, notice, world) =>
      notice.kind === 'event-notification' && honest.content(notice) === 'full-resource'
        ? [
            {
              data: '<Bundle xmlns="http://hl7.org/fhir"><type value="subscription-notification"/></Bundle>',
              binary: false,
            },
          ]
        : honest.frames(bundle, notice, world),
  }),
});

export const notificationMixesThirdFormat = defineFault({
  id: 'notification-mixes-third-format',
  stage: 'notification',
  story: 'XML is accepted as MIME type, and what is sent then is Turtle.',
  breaks: ['bind.messages', 'notification.mime-type', 'notification.one-mime-type'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) =>
      honest.problems(asked.contentType === XML ? { ...asked, contentType: JSON_TYPE } : asked, world, stored),
    frames: (bundle, notice, world) =>
      notice.subscription.resource.contentType === XML && notice.kind === 'event-notification'
        ? [{ data: '@prefix fhir: <http://hl7.org/fhir/> . [] a fhir:Bundle .', binary: false }]
        : honest.frames(bundle, notice, world),
  }),
});
