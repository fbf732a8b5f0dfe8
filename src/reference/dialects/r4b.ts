import { answered } from './answered.js';
import { incoming } from './backport/incoming.js';
import { historyBundle } from './backport/notification.js';
import { writeOutcome } from './backport/outcome.js';
import { writeSubscription } from './backport/subscription.js';
import { backportTerms } from './backport/terms.js';
import type { Dialect } from './dialect.js';
import { topicOfR4B } from './r4b/topic.js';

const writers = { Subscription: writeSubscription, SubscriptionTopic: topicOfR4B, OperationOutcome: writeOutcome };

/** R4B 4.3.0 with the guide Subscriptions R5 Backport. */
export const r4b: Dialect = {
  release: 'R4B',
  terms: {
    ...backportTerms('backport-subscription-server'),
    path: 'r4b',
    fhirVersion: '4.3.0',
    mimeVersions: ['4.3', '4.3.0'],
    topicSearch: {
      _id: { type: 'token' },
      'derived-or-self': { type: 'uri' },
      resource: { type: 'uri' },
      status: { type: 'token' },
      title: { type: 'string' },
      'trigger-description': { type: 'string' },
      url: { type: 'uri' },
    },
  },
  incoming,
  resource: (resource) => answered(resource, writers),
  notification: (bundle, notice, world) => historyBundle(bundle, notice, world, (status) => status),
};
