import type { Requirement } from '../../src/model/index.js';
import { bind } from './bind.js';
import { deletion } from './deletion.js';
import { disconnect } from './disconnect.js';
import { events } from './events.js';
import { handshake } from './handshake.js';
import { heartbeat } from './heartbeat.js';
import { metadata } from './metadata.js';
import { metadataBackport } from './metadata-backport.js';
import { notification } from './notification.js';
import { notificationBackport } from './notification-backport.js';
import { notificationChannels } from './notification-channels.js';
import { notificationContent } from './notification-content.js';
import { notificationDelivery } from './notification-delivery.js';
import { notificationR4 } from './notification-r4.js';
import { notificationResources } from './notification-resources.js';
import { notificationStatus } from './notification-status.js';
import { resend } from './resend.js';
import { restHook } from './rest-hook.js';
import { restHookErrors } from './rest-hook-errors.js';
import { rotation } from './rotation.js';
import { security } from './security.js';
import { status } from './status.js';
import { statusAnswer } from './status-answer.js';
import { subscription } from './subscription.js';
import { subscriptionAcceptance } from './subscription-acceptance.js';
import { subscriptionBackport } from './subscription-backport.js';
import { token } from './token.js';
import { topics } from './topics.js';
import { topicsBackport } from './topics-backport.js';

/** The rules of the specification for every release and channel, in the order of the walk. */
export const requirements: readonly Requirement[] = [
  ...metadata,
  ...metadataBackport,
  ...topics,
  ...topicsBackport,
  ...subscription,
  ...subscriptionAcceptance,
  ...subscriptionBackport,
  ...token,
  ...bind,
  ...handshake,
  ...heartbeat,
  ...notification,
  ...notificationBackport,
  ...notificationStatus,
  ...notificationR4,
  ...notificationDelivery,
  ...notificationContent,
  ...notificationResources,
  ...notificationChannels,
  ...rotation,
  ...disconnect,
  ...status,
  ...statusAnswer,
  ...events,
  ...resend,
  ...restHook,
  ...restHookErrors,
  ...deletion,
  ...security,
];
