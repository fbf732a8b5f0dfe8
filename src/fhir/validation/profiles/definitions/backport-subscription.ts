import { GUIDE } from '../guide.js';
import type { ResourceProfile } from '../vocabulary.js';
import * as extension from './subscription-extensions.js';

/**
 * A topic-based Subscription of R4 and R4B. What the core definition demands already (`status`, `reason`, `criteria`,
 * `channel`, `channel.type`) is not said again.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription.html
 */
export const backportSubscription: ResourceProfile = {
  id: 'backport-subscription',
  canonical: `${GUIDE}backport-subscription`,
  releases: ['R4', 'R4B'],
  resourceType: 'Subscription',
  elements: [{ path: ['channel', 'payload'], cardinality: '1..1' }],
  texts: [{ path: ['criteria'], form: 'absolute-url', says: 'criteria holds the canonical URL of the topic' }],
  extensions: [
    { path: ['_criteria'], extension: extension.filterCriteria, cardinality: '0..*' },
    { path: ['channel'], extension: extension.heartbeatPeriod, cardinality: '0..1' },
    { path: ['channel'], extension: extension.timeout, cardinality: '0..1' },
    { path: ['channel'], extension: extension.maxCount, cardinality: '0..1' },
    { path: ['channel', '_type'], extension: extension.channelType, cardinality: '0..1' },
    { path: ['channel', '_payload'], extension: extension.payloadContent, cardinality: '1..1' },
  ],
};
