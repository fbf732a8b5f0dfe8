import type { ValueSet } from '../vocabulary.js';

/** https://hl7.org/fhir/R4/valueset-subscription-status.html; R4 and R4B have the same four. */
export const SUBSCRIPTION_STATUS: ValueSet = {
  name: 'subscription-status',
  codes: ['requested', 'active', 'error', 'off'],
};

/** https://hl7.org/fhir/R4B/valueset-subscription-notification-type.html; R4 borrows it. */
export const NOTIFICATION_TYPE: ValueSet = {
  name: 'subscription-notification-type',
  codes: ['handshake', 'heartbeat', 'event-notification', 'query-status', 'query-event'],
};

/** https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/ValueSet-backport-content-value-set.html */
export const CONTENT: ValueSet = {
  name: 'backport-content-value-set',
  codes: ['empty', 'id-only', 'full-resource'],
};
