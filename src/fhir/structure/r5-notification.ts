import { elsewhere, many, must, one, unjudged, type Elements } from './element.js';
import { INHERITED } from './r5-data-types.js';

const { backbone, domainResource, resource } = INHERITED;

/**
 * Bundle (https://hl7.org/fhir/R5/bundle.html) and SubscriptionStatus (https://hl7.org/fhir/R5/subscriptionstatus.html).
 * What a check of its own judges is open here, so that one defect gives one verdict: cardinalities of the status, form of
 * the counters, timestamps, the status code, the value of Bundle.type, and everything about fullUrl but its form.
 */
export const R5_NOTIFICATION: Readonly<Record<string, Elements>> = {
  Bundle: {
    ...resource,
    identifier: one('Identifier'),
    type: must('code'),
    timestamp: unjudged,
    total: unjudged,
    link: many('BundleLink'),
    entry: many('BundleEntry'),
    signature: one('Signature'),
    issues: one('Resource'),
  },
  BundleLink: { ...backbone, relation: must('code'), url: must('uri') },
  BundleEntry: {
    ...backbone,
    link: many('BundleLink'),
    fullUrl: one('uri'),
    resource: one('Resource'),
    search: unjudged,
    request: one('BundleRequest'),
    response: one('BundleResponse'),
  },
  BundleRequest: {
    ...backbone,
    method: must('code', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'),
    url: must('uri'),
    ifNoneMatch: one('string'),
    ifModifiedSince: one('instant'),
    ifMatch: one('string'),
    ifNoneExist: one('string'),
  },
  BundleResponse: {
    ...backbone,
    status: must('string'),
    location: one('uri'),
    etag: one('string'),
    lastModified: one('instant'),
    outcome: one('Resource'),
  },
  SubscriptionStatus: {
    ...domainResource,
    status: elsewhere(one('string')),
    type: elsewhere(must('code', 'handshake', 'heartbeat', 'event-notification', 'query-status', 'query-event')),
    eventsSinceSubscriptionStart: unjudged,
    notificationEvent: elsewhere(many('NotificationEvent')),
    subscription: elsewhere(must('Reference')),
    topic: elsewhere(one('canonical')),
    error: elsewhere(many('CodeableConcept')),
  },
  NotificationEvent: {
    ...backbone,
    eventNumber: unjudged,
    timestamp: unjudged,
    focus: elsewhere(one('Reference')),
    additionalContext: elsewhere(many('Reference')),
  },
};
