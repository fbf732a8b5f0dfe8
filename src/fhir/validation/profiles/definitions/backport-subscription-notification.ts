import { GUIDE } from '../guide.js';
import type { NotificationProfile } from '../vocabulary.js';

/**
 * A notification of R4B. That every entry has a request and a response is bdl-3 and bdl-4 of the core specification.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-notification.html
 */
export const backportSubscriptionNotification: NotificationProfile = {
  id: 'backport-subscription-notification',
  canonical: `${GUIDE}backport-subscription-notification`,
  releases: ['R4B'],
  type: 'history',
  status: { resourceType: 'SubscriptionStatus', invariant: 'backport-notification-bundle-1' },
};
