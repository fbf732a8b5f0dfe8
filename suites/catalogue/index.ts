import type { Requirement } from '../../src/model/index.js';
import { bind } from './bind.js';
import { deletion } from './deletion.js';
import { disconnect } from './disconnect.js';
import { handshake } from './handshake.js';
import { heartbeat } from './heartbeat.js';
import { metadata } from './metadata.js';
import { notification } from './notification.js';
import { notificationContent } from './notification-content.js';
import { notificationDelivery } from './notification-delivery.js';
import { rotation } from './rotation.js';
import { security } from './security.js';
import { subscription } from './subscription.js';
import { token } from './token.js';
import { topics } from './topics.js';

/** Rules of the specification for R5 over WebSocket, in the order of the walk. */
export const requirements: readonly Requirement[] = [
  ...metadata,
  ...topics,
  ...subscription,
  ...token,
  ...bind,
  ...handshake,
  ...heartbeat,
  ...notification,
  ...notificationDelivery,
  ...notificationContent,
  ...rotation,
  ...disconnect,
  ...security,
  ...deletion,
];
