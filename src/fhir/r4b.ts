import type { FhirRelease } from '../model/index.js';
import { BACKPORT_OPERATIONS } from './backport.js';
import { backportBases } from './backport-base.js';
import { buildSubscription, readSettings } from './backport-settings.js';
import { readNotification } from './read-notification.js';
import { resourcesOf } from './release-resources.js';
import { subscriptionTopics } from './topics.js';

/** R4B 4.3.0 with the Subscriptions R5 Backport guide. */
export const r4b: FhirRelease = {
  release: 'R4B',
  accepts: (fhirVersion) => /^4\.(1|3)(\.|$)/.test(fhirVersion),
  subscription: buildSubscription,
  settings: readSettings,
  bases: backportBases,
  notification: readNotification,
  resources: resourcesOf('R4B'),
  topicsIn: subscriptionTopics,
  words: {
    notificationBundle: 'history',
    statusResource: 'SubscriptionStatus',
    statusHasFullUrl: false,
    answerStatesStatus: false,
    answerSaysQueryEvent: false,
    tokenMethods: ['GET', 'POST'],
    operations: BACKPORT_OPERATIONS,
    topicLists: ['SubscriptionTopic'],
    topicSearches: ['url', 'derived-or-self', 'resource', 'title', 'trigger-description'],
  },
};
