import type { ExtensionDefinition } from '../vocabulary.js';
import * as capability from './capability-extensions.js';
import * as event from './event-extensions.js';
import * as subscription from './subscription-extensions.js';

export { backportSubscription } from './backport-subscription.js';
export { backportSubscriptionNotification } from './backport-subscription-notification.js';
export { backportSubscriptionNotificationR4 } from './backport-subscription-notification-r4.js';
export { backportSubscriptionStatusR4 } from './backport-subscription-status-r4.js';
export { subscriptionTopicCanonical } from './capability-extensions.js';

/** Every extension that is judged. */
export const EXTENSIONS: readonly ExtensionDefinition[] = [
  ...Object.values(subscription),
  ...Object.values(capability),
  ...Object.values(event),
];
