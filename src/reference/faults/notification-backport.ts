import { defineFault } from '../fault.js';
import { object, objects, text, without } from '../json.js';
import { BACKPORT, eventsLeaving, furtherEntriesLeaving, leaving, statusEntriesLeaving } from '../spoiling-released.js';

/** What only a history Bundle has to have: a request and a response in every entry. */

export const notificationOmitsRequest = defineFault({
  id: 'notification-omits-request',
  stage: 'notification',
  story: 'The entry of the status has no request, as in R5.',
  breaks: ['notification.entry-request'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry) => without(entry, 'request')),
});

export const notificationOmitsChange = defineFault({
  id: 'notification-omits-change',
  stage: 'notification',
  story: 'Entries with resources have no request that tells how they changed.',
  breaks: ['notification.entry-request'],
  releases: BACKPORT,
  spoil: furtherEntriesLeaving((entry) => without(entry, 'request')),
});

export const notificationRequestsWithoutUrl = defineFault({
  id: 'notification-requests-without-url',
  stage: 'notification',
  story: 'Requests of entries with resources have a method and no url.',
  breaks: ['notification.change-request', 'notification.entry-request'],
  releases: BACKPORT,
  spoil: furtherEntriesLeaving((entry) => ({ ...entry, request: { method: 'GET' } })),
});

export const notificationOmitsResponse = defineFault({
  id: 'notification-omits-response',
  stage: 'notification',
  story: 'No entry has a response: only the request that the prose of the guide speaks of.',
  breaks: ['notification.entry-response'],
  releases: BACKPORT,
  spoil: eventsLeaving((bundle) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry) => without(entry, 'response')),
  })),
});

export const notificationRespondsWithoutStatus = defineFault({
  id: 'notification-responds-without-status',
  stage: 'notification',
  story: 'The response of the status tells when it was made, and not its status.',
  breaks: ['notification.entry-response'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry) => ({ ...entry, response: { lastModified: '2025-01-01T00:00:00Z' } })),
});

export const notificationRequestsSubscription = defineFault({
  id: 'notification-requests-subscription',
  stage: 'notification',
  story: 'The request of the status is a read of the Subscription, not a call of $status.',
  breaks: ['notification.status-request'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry) => ({
    ...entry,
    request: { method: 'GET', url: (text(object(entry.request).url) ?? '').replace('/$status', '') },
  })),
});

export const notificationRequestsByPut = defineFault({
  id: 'notification-requests-by-put',
  stage: 'notification',
  story: 'The request of the status is a PUT.',
  breaks: ['notification.status-request'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry) => ({ ...entry, request: { ...object(entry.request), method: 'PUT' } })),
});

export const notificationRequestsOtherStatus = defineFault({
  id: 'notification-requests-other-status',
  stage: 'notification',
  story: 'The request of the status names another Subscription than the status does.',
  breaks: ['notification.status-request'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry, _notice, { baseUrl }) => ({
    ...entry,
    request: { method: 'GET', url: `${baseUrl}/Subscription/elsewhere/$status` },
  })),
});

export const notificationInventsChange = defineFault({
  id: 'notification-invents-change',
  stage: 'notification',
  story: 'The request of every entry with a resource is the update of a Basic that nobody knows.',
  breaks: ['notification.change-request'],
  releases: BACKPORT,
  spoil: furtherEntriesLeaving((entry) => ({ ...entry, request: { method: 'PUT', url: 'Basic/any' } })),
});

export const notificationAddsNamelessEntry = defineFault({
  id: 'notification-adds-nameless-entry',
  stage: 'notification',
  story: 'With full resources comes a further one whose entry has no fullUrl.',
  breaks: ['notification.full-url'],
  releases: BACKPORT,
  spoil: eventsLeaving((bundle, { subscription }) => {
    if (subscription.resource.content !== 'full-resource') return bundle;
    const resource = { resourceType: 'Basic', id: 'extra', code: { text: 'of interest' } };
    const entry = { resource, request: { method: 'GET', url: 'Basic/extra' }, response: { status: '200' } };
    return { ...bundle, entry: [...objects(bundle.entry), entry] };
  }),
});

export const notificationKeepsSearchMode = defineFault({
  id: 'notification-keeps-search-mode',
  stage: 'notification',
  story: 'The entry of the status has a search mode, which belongs to searches.',
  breaks: ['notification.no-search'],
  releases: BACKPORT,
  spoil: statusEntriesLeaving((entry) => ({ ...entry, search: { mode: 'match' } })),
});

export const notificationRepeatsStatus = defineFault({
  id: 'notification-repeats-status',
  stage: 'notification',
  story: 'With full resources the status is in the Bundle twice.',
  breaks: ['notification.one-status'],
  releases: BACKPORT,
  spoil: eventsLeaving((bundle, { subscription }, { random }) => {
    const entries = objects(bundle.entry);
    if (subscription.resource.content !== 'full-resource') return bundle;
    const again = entries.slice(0, 1).map((entry) => ({ ...entry, fullUrl: `urn:uuid:${random.uuid('again')}` }));
    return { ...bundle, entry: [...entries, ...again] };
  }),
});

export const notificationHidesIds = defineFault({
  id: 'notification-hides-ids',
  stage: 'notification',
  story: 'With id-only, an entry for the resource has neither fullUrl nor its id in the request.',
  breaks: ['notification.id-only-entry'],
  releases: BACKPORT,
  spoil: eventsLeaving((bundle, { subscription, events }) => {
    const change = events.at(-1)?.change;
    if (subscription.resource.content !== 'id-only' || change === undefined) return bundle;
    const entry = { request: { method: 'POST', url: change.type }, response: { status: '201' } };
    return { ...bundle, entry: [...objects(bundle.entry), entry] };
  }),
});

export const notificationIsOfR5 = defineFault({
  id: 'notification-is-of-r5',
  stage: 'notification',
  story: 'Event notifications are Bundles of type subscription-notification, a code of R5.',
  breaks: ['notification.bundle-type'],
  releases: BACKPORT,
  spoil: eventsLeaving((bundle) => ({ ...bundle, type: 'subscription-notification' })),
});

export const notificationIsCollection = defineFault({
  id: 'notification-is-collection',
  stage: 'notification',
  story: 'Event notifications are Bundles of type collection.',
  breaks: ['notification.bundle-type'],
  releases: BACKPORT,
  spoil: leaving(['event-notification'], (bundle) => ({ ...bundle, type: 'collection' })),
});
