import { defineFault } from '../fault.js';

export const hookIsActiveAtOnce = defineFault({
  id: 'rest-hook-is-active-at-once',
  stage: 'rest-hook',
  story: 'A Subscription is active from the start; its handshake follows.',
  breaks: ['rest-hook.requested', 'rest-hook.error-on-refusal', 'rest-hook.error-on-unreachable'],
  spoil: (honest) => ({
    ...honest,
    hookStatus: (asked, stored) => {
      const status = honest.hookStatus(asked, stored);
      return stored === undefined && status === 'requested' ? 'active' : status;
    },
  }),
});

export const hookIsInErrorFirst = defineFault({
  id: 'rest-hook-is-in-error-first',
  stage: 'rest-hook',
  story: 'A Subscription is in error until its endpoint has answered.',
  breaks: ['rest-hook.requested'],
  spoil: (honest) => ({
    ...honest,
    hookStatus: (asked, stored) => (stored === undefined ? 'error' : honest.hookStatus(asked, stored)),
    hookTurn: (subscription, kind, world) =>
      kind === 'handshake' && !subscription.deleted ? 'post' : honest.hookTurn(subscription, kind, world),
  }),
});

export const hookTrustsEndpoint = defineFault({
  id: 'rest-hook-trusts-endpoint',
  stage: 'rest-hook',
  story: 'No handshake is sent: the Subscription is active, and its events are posted.',
  breaks: [
    'rest-hook.requested',
    'rest-hook.handshake',
    'rest-hook.error-on-refusal',
    'rest-hook.error-on-unreachable',
  ],
  spoil: (honest) => ({
    ...honest,
    hookStatus: (asked) => (asked.status === 'off' ? 'off' : 'active'),
    hookHandshake: () => undefined,
    hookTurn: ({ deleted, resource }) => (deleted || resource.status === 'off' ? 'drop' : 'post'),
  }),
});

export const hookNeverShakesHands = defineFault({
  id: 'rest-hook-never-shakes-hands',
  stage: 'rest-hook',
  story: 'No handshake is sent, and the Subscription stays requested.',
  breaks: ['rest-hook.handshake'],
  spoil: (honest) => ({ ...honest, hookHandshake: () => undefined }),
});

export const hookPutsHandshake = defineFault({
  id: 'rest-hook-puts-handshake',
  stage: 'rest-hook',
  story: 'The handshake is sent by PUT.',
  breaks: ['rest-hook.handshake', 'rest-hook.post'],
  spoil: (honest) => ({
    ...honest,
    hookMethod: (notice) => (notice.kind === 'handshake' ? 'PUT' : honest.hookMethod(notice)),
  }),
});

export const hookPingsEndpoint = defineFault({
  id: 'rest-hook-pings-endpoint',
  stage: 'rest-hook',
  story: 'The handshake is a POST with an empty object.',
  breaks: ['rest-hook.handshake', 'rest-hook.bundle', 'rest-hook.requested'],
  spoil: (honest) => ({
    ...honest,
    hookBody: (bundle, notice) => (notice.kind === 'handshake' ? '{}' : honest.hookBody(bundle, notice)),
  }),
});

export const hookStaysRequested = defineFault({
  id: 'rest-hook-stays-requested',
  stage: 'rest-hook',
  story: 'After its handshake was answered the Subscription is still requested, though it is notified.',
  breaks: ['rest-hook.activates'],
  spoil: (honest) => ({
    ...honest,
    onHookSuccess: (status, notice, world) =>
      status === 'requested' ? status : honest.onHookSuccess(status, notice, world),
  }),
});

export const hookActivatesOnRefusal = defineFault({
  id: 'rest-hook-activates-on-refusal',
  stage: 'rest-hook',
  story: 'Whatever status the endpoint answers the handshake with, the Subscription becomes active.',
  breaks: ['rest-hook.error-on-refusal'],
  spoil: (honest) => ({
    ...honest,
    hookDelivered: (reply, notice) =>
      (notice.kind === 'handshake' && 'status' in reply) || honest.hookDelivered(reply, notice),
  }),
});

export const hookActivatesUnreachable = defineFault({
  id: 'rest-hook-activates-unreachable',
  stage: 'rest-hook',
  story: 'Where nothing answers the handshake, the Subscription becomes active.',
  breaks: ['rest-hook.error-on-unreachable'],
  spoil: (honest) => ({
    ...honest,
    hookDelivered: (reply, notice) =>
      (notice.kind === 'handshake' && 'failure' in reply) || honest.hookDelivered(reply, notice),
  }),
});

export const hookPostsUnverified = defineFault({
  id: 'rest-hook-posts-unverified',
  stage: 'rest-hook',
  story: 'Events are posted while the handshake is not answered yet.',
  breaks: ['rest-hook.not-before-verified'],
  spoil: (honest) => ({
    ...honest,
    hookTurn: (subscription, kind, world) => {
      const turn = honest.hookTurn(subscription, kind, world);
      return turn === 'wait' ? 'post' : turn;
    },
    // What comes of such a POST must not pass for an answer to the handshake.
    onHookSuccess: (status, notice, world) =>
      status === 'requested' && notice.kind !== 'handshake' ? status : honest.onHookSuccess(status, notice, world),
  }),
});

export const hookTakesPlainHttp = defineFault({
  id: 'rest-hook-takes-plain-http',
  stage: 'rest-hook',
  story: 'Endpoints without encryption are taken, wherever they are.',
  breaks: ['rest-hook.plain-http', 'subscription.secure-payload'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) =>
      honest.problems(asked, world, stored).filter(({ rule }) => rule !== 'plain-http'),
  }),
});

export const hookTakesPlainHttpForIds = defineFault({
  id: 'rest-hook-takes-plain-http-for-ids',
  stage: 'rest-hook',
  story: 'Endpoints without encryption are taken, unless whole resources would be posted there.',
  breaks: ['rest-hook.plain-http'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) =>
      honest
        .problems(asked, world, stored)
        .filter(({ rule }) => rule !== 'plain-http' || asked.content === 'full-resource'),
  }),
});

export const hookVerifiesBy200 = defineFault({
  id: 'rest-hook-verifies-by-200',
  stage: 'rest-hook',
  story: 'A handshake that is answered with another success than 200 counts as failed.',
  breaks: ['rest-hook.activates'],
  spoil: (honest) => ({
    ...honest,
    hookDelivered: (reply, notice) =>
      notice.kind === 'handshake' ? 'status' in reply && reply.status === 200 : honest.hookDelivered(reply, notice),
  }),
});
