import type { FhirRelease } from '../model/index.js';
import { r5Bases } from './r5-base.js';
import { readNotification } from './read-notification.js';
import { resourcesOf } from './release-resources.js';
import { buildSubscription, readSettings } from './r5-settings.js';
import { subscriptionTopics } from './topics.js';

const OPERATION = 'http://hl7.org/fhir/OperationDefinition/Subscription';

/** R5, the core specification 5.0.0. */
export const r5: FhirRelease = {
  release: 'R5',
  accepts: (fhirVersion) => /^5\.0(\.|$)/.test(fhirVersion),
  subscription: buildSubscription,
  settings: readSettings,
  bases: r5Bases,
  notification: readNotification,
  resources: resourcesOf('R5'),
  topicsIn: subscriptionTopics,
  words: {
    notificationBundle: 'subscription-notification',
    statusResource: 'SubscriptionStatus',
    statusHasFullUrl: true,
    answerStatesStatus: true,
    answerSaysQueryEvent: true,
    tokenMethods: ['POST', 'GET'],
    operations: {
      status: `${OPERATION}-status`,
      events: `${OPERATION}-events`,
      token: `${OPERATION}-get-ws-binding-token`,
    },
    topicLists: ['SubscriptionTopic'],
    topicSearches: ['url'],
  },
};
