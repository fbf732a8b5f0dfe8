import { GUIDE } from '../guide.js';
import type { ParametersProfile, Slice } from '../vocabulary.js';
import { NOTIFICATION_TYPE, SUBSCRIPTION_STATUS } from './value-sets.js';

/** Since 1.2.0-ballot. */
const relatedQuery: Slice = {
  name: 'related-query',
  cardinality: '0..*',
  parts: [
    { name: 'query-type', cardinality: '0..1', value: { type: 'Coding' } },
    { name: 'query', cardinality: '1..1', value: { type: 'string' } },
  ],
};

const event: readonly Slice[] = [
  { name: 'event-number', cardinality: '1..1', value: { type: 'string', form: 'number-of-events' } },
  { name: 'timestamp', cardinality: '0..1', value: { type: 'instant' } },
  { name: 'focus', cardinality: '0..1', value: { type: 'Reference' } },
  { name: 'additional-context', cardinality: '0..*', value: { type: 'Reference' } },
  relatedQuery,
  // Since 1.2.0-ballot.
  { name: 'authorization-type', cardinality: '0..1', value: { type: 'Coding' } },
  { name: 'authorization-value', cardinality: '0..1', value: { type: 'string' } },
];

/**
 * What R4 has in place of a SubscriptionStatus. The slicing of parameters and of parts is open.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-status-r4.html
 */
export const backportSubscriptionStatusR4: ParametersProfile = {
  id: 'backport-subscription-status-r4',
  canonical: `${GUIDE}backport-subscription-status-r4`,
  releases: ['R4'],
  parameters: [
    { name: 'subscription', cardinality: '1..1', value: { type: 'Reference', target: 'Subscription' } },
    { name: 'topic', cardinality: '0..1', value: { type: 'canonical' } },
    { name: 'status', cardinality: '1..1', value: { type: 'code', codes: SUBSCRIPTION_STATUS } },
    { name: 'type', cardinality: '1..1', value: { type: 'code', codes: NOTIFICATION_TYPE } },
    {
      name: 'events-since-subscription-start',
      cardinality: '0..1',
      value: { type: 'string', form: 'number-of-events' },
    },
    { name: 'notification-event', cardinality: '0..*', parts: event },
    { name: 'error', cardinality: '0..*', value: { type: 'CodeableConcept' } },
  ],
};
