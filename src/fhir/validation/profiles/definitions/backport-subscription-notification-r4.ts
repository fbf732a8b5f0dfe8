import { GUIDE } from '../guide.js';
import type { NotificationProfile } from '../vocabulary.js';

/**
 * A notification of R4. That every entry has a request and a response is bdl-3 and bdl-4 of the core specification.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-notification-r4.html
 */
export const backportSubscriptionNotificationR4: NotificationProfile = {
  id: 'backport-subscription-notification-r4',
  canonical: `${GUIDE}backport-subscription-notification-r4`,
  releases: ['R4'],
  type: 'history',
  status: { resourceType: 'Parameters', invariant: 'backport-notification-bundle-r4-1' },
};
