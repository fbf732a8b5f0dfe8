import type { PostingToEndpoints } from '../hook/decisions.js';
import { objects, text, type JsonObject } from '../json.js';
import type { SubscriptionRecord } from '../world.js';
import { every } from './beating.js';

/** How long an endpoint has to answer where the Subscription does not say, in ms. */
const USUAL_TIMEOUT_MS = 10_000;

export const postingToEndpoints: PostingToEndpoints = {
  hookStatus,
  hookHandshakeAfterMs: () => 0,
  hookHandshake: (subscription) => ({ kind: 'handshake', subscription, events: [] }),
  hookTurn: (subscription, kind) => {
    const { deleted, endpointVerified, resource } = subscription;
    if (deleted || resource.status === 'off') return 'drop';
    if (kind === 'handshake') return resource.status === 'error' ? 'drop' : 'post';
    if (endpointVerified) return 'post';
    return resource.status === 'error' ? 'drop' : 'wait';
  },
  hookMethod: () => 'POST',
  hookAddress: (endpoint) => endpoint,
  hookHeaders: ({ subscription }) =>
    objects(subscription.resource.parameter).map(({ name, value }) => [text(name) ?? '', text(value) ?? '']),
  hookContentType: ({ subscription }) => text(subscription.resource.contentType),
  hookBody: (bundle) => JSON.stringify(bundle),
  hookTimeoutMs: ({ resource }) =>
    typeof resource.timeout === 'number' && resource.timeout > 0 ? resource.timeout * 1000 : USUAL_TIMEOUT_MS,
  hookDelivered: (reply) => 'status' in reply && reply.status >= 200 && reply.status < 300,
  // What failed again and again gets one chance with each further notification, not several.
  hookRetries: ({ subscription }, { hookRetryWaitsMs }) =>
    subscription.resource.status === 'error' ? [] : hookRetryWaitsMs,
  onHookSuccess: (status) => (status === 'off' ? status : 'active'),
  onHookFailure: (status) => (status === 'off' ? status : 'error'),
  // R5 says that a later success makes it active again, the backport guide that its client has to ask.
  hookRecovers: (_subscription, { dialect }) => dialect.release === 'R5',
  hookEnds: () => true,
  hookHeartbeats: (periodS) => (periodS === undefined ? [] : every(periodS * 1000)),
};

/** A client that asks for it, or names another endpoint, has the endpoint verified (again). */
function hookStatus(asked: JsonObject, stored: SubscriptionRecord | undefined): string {
  if (asked.status === 'off') return 'off';
  const before = stored?.resource;
  const isSame = before?.endpoint === asked.endpoint && text(before?.status) === asked.status;
  return isSame ? (text(asked.status) ?? 'requested') : 'requested';
}
