import { answered } from './answered.js';
import { incoming } from './backport/incoming.js';
import { TOPIC_CANONICAL } from './backport/names.js';
import { historyBundle } from './backport/notification.js';
import { writeOutcome } from './backport/outcome.js';
import { writeSubscription } from './backport/subscription.js';
import { backportTerms } from './backport/terms.js';
import type { Dialect } from './dialect.js';
import { basicTopic } from './r4/basic-topic.js';
import { askedForTopics } from './r4/basic-requests.js';
import { statusParameters } from './r4/status-parameters.js';

const writers = {
  Subscription: writeSubscription,
  SubscriptionStatus: statusParameters,
  SubscriptionTopic: basicTopic,
  OperationOutcome: writeOutcome,
};

/** R4 4.0.1 with the guide Subscriptions R5 Backport. */
export const r4: Dialect = {
  release: 'R4',
  terms: {
    ...backportTerms('backport-subscription-server-r4'),
    path: 'r4',
    fhirVersion: '4.0.1',
    mimeVersions: ['4.0', '4.0.1'],
    topicExtension: TOPIC_CANONICAL,
    resourceSearch: { Basic: { code: { type: 'token' } } },
  },
  incoming: (request, world) => askedForTopics(incoming(request), world),
  resource: (resource) => answered(resource, writers),
  notification: (bundle, notice, world) => historyBundle(bundle, notice, world, statusParameters),
};
