import type { FhirRelease } from '../model/index.js';
import { BACKPORT_OPERATIONS } from './backport.js';
import { backportBases } from './backport-base.js';
import { buildSubscription, readSettings } from './backport-settings.js';
import { readNotification } from './read-notification.js';
import { resourcesOf } from './release-resources.js';
import { topicsOfR4 } from './r4-topics.js';

/** R4 4.0.1 with the Subscriptions R5 Backport guide. */
export const r4: FhirRelease = {
  release: 'R4',
  accepts: (fhirVersion) => /^4\.0(\.|$)/.test(fhirVersion),
  subscription: buildSubscription,
  settings: readSettings,
  bases: backportBases,
  notification: readNotification,
  resources: resourcesOf('R4'),
  topicsIn: topicsOfR4,
  words: {
    notificationBundle: 'history',
    statusResource: 'Parameters',
    statusHasFullUrl: false,
    answerStatesStatus: true,
    answerSaysQueryEvent: false,
    tokenMethods: ['GET', 'POST'],
    operations: BACKPORT_OPERATIONS,
    topicLists: ['Basic?code=http://hl7.org/fhir/fhir-types%7CSubscriptionTopic'],
    topicSearches: [],
  },
};
