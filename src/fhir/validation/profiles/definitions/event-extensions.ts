import { GUIDE } from '../guide.js';
import type { ExtensionDefinition } from '../vocabulary.js';

/**
 * A query that tells more of an event; since 1.2.0-ballot.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/StructureDefinition-backport-related-query.html
 */
export const relatedQuery: ExtensionDefinition = {
  id: 'backport-related-query',
  canonical: `${GUIDE}backport-related-query`,
  places: ['SubscriptionStatus.notificationEvent', 'SubscriptionTopic.notificationShape', 'Basic.extension'],
  cardinality: '0..*',
  parts: [
    { name: 'queryType', cardinality: '0..1', value: { type: 'Coding' } },
    { name: 'query', cardinality: '1..1', value: { type: 'string' } },
  ],
};

/**
 * What a client may show when it fetches more of an event; since 1.2.0-ballot.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/StructureDefinition-notification-authorization-hint.html
 */
export const authorizationHint: ExtensionDefinition = {
  id: 'notification-authorization-hint',
  canonical: `${GUIDE}notification-authorization-hint`,
  places: ['SubscriptionStatus.notificationEvent'],
  cardinality: '0..*',
  parts: [
    { name: 'type', cardinality: '1..1', value: { type: 'Coding' } },
    { name: 'value', cardinality: '0..1', value: { type: 'string' } },
  ],
};
