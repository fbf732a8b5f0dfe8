import { defineFault } from '../fault.js';
import { objects } from '../json.js';
import { noticesHaving } from '../spoiling.js';

export const handshakeIsMissing = defineFault({
  id: 'handshake-is-missing',
  stage: 'handshake',
  story: 'A bind is accepted without a handshake; events follow all the same.',
  breaks: ['handshake.each-subscription', 'rotation.handshake'],
  spoil: (honest) => ({ ...honest, welcome: () => [] }),
});

export const handshakeIsHistory = defineFault({
  id: 'handshake-is-history',
  stage: 'handshake',
  story: 'The handshake is a Bundle of type history, as in the backport guide.',
  breaks: ['handshake.type', 'notification.bundle-type'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => ({
      ...honest.bundle(bundle, notice, world),
      ...(notice.kind === 'handshake' ? { type: 'history' } : {}),
    }),
  }),
});

export const handshakeNamesOtherSubscription = defineFault({
  id: 'handshake-names-other-subscription',
  stage: 'handshake',
  story: 'The handshake names a Subscription that the client never heard of.',
  breaks: ['handshake.subscription', 'handshake.each-subscription', 'notification.subscription', 'rotation.handshake'],
  spoil: (honest) => ({
    ...honest,
    subscriptionReference: (notice, reference) =>
      honest.subscriptionReference(notice, notice.kind === 'handshake' ? `${reference}-elsewhere` : reference),
  }),
});

export const handshakeStartsAtOne = defineFault({
  id: 'handshake-starts-at-one',
  stage: 'handshake',
  story: 'The handshake of a new Subscription says that there was an event already.',
  breaks: ['handshake.count-zero'],
  spoil: (honest) => ({
    ...honest,
    count: (notice) => (notice.kind === 'handshake' && notice.subscription.count === 0 ? '1' : honest.count(notice)),
  }),
});

export const handshakeRaisesCount = defineFault({
  id: 'handshake-raises-count',
  stage: 'handshake',
  story: 'Every handshake raises the event count.',
  breaks: [
    'disconnect.numbers',
    'handshake.count-unraised',
    'notification.count-includes-event',
    'notification.numbers',
    'notification.undelivered-counted',
    'rotation.count',
  ],
  spoil: (honest) => ({ ...honest, raises: (kind) => (kind === 'handshake' ? 1 : honest.raises(kind)) }),
});

export const handshakeOmitsStatus = defineFault({
  id: 'handshake-omits-status',
  stage: 'handshake',
  story: 'The handshake does not say the status of the Subscription.',
  breaks: ['handshake.status'],
  releases: ['R4', 'R5'],
  spoil: (honest) => ({
    ...honest,
    statusCode: (notice) => (notice.kind === 'handshake' ? undefined : honest.statusCode(notice)),
  }),
});

export const handshakeSaysOff = defineFault({
  id: 'handshake-says-off',
  stage: 'handshake',
  story: 'The handshake says that the Subscription is off, though it is at work.',
  breaks: ['handshake.state'],
  spoil: (honest) => ({
    ...honest,
    statusCode: (notice) => (notice.kind === 'handshake' ? 'off' : honest.statusCode(notice)),
  }),
});

export const handshakeCarriesResource = defineFault({
  id: 'handshake-carries-resource',
  stage: 'handshake',
  story: 'The handshake has an entry with a resource although it tells of no event.',
  breaks: ['handshake.bare', 'notification.empty-no-entries', 'notification.id-only-no-resource'],
  spoil: (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => {
      const made = honest.bundle(bundle, notice, world);
      if (notice.kind !== 'handshake') return made;
      const resource = { resourceType: 'Basic', id: 'extra', code: { text: 'not asked for' } };
      return { ...made, entry: [...objects(made.entry), { fullUrl: `${world.baseUrl}/Basic/extra`, resource }] };
    },
  }),
});

export const handshakeFollowsHeartbeat = defineFault({
  id: 'handshake-follows-heartbeat',
  stage: 'handshake',
  story: 'After a bind the server sends a heartbeat first and the handshake second.',
  breaks: ['handshake.first'],
  spoil: (honest) => ({
    ...honest,
    welcome: (subscriptions, connection, world) => [
      ...subscriptions
        .filter(({ resource }) => resource.heartbeatPeriod !== undefined)
        .map((subscription) => ({ kind: 'heartbeat' as const, subscription, events: [] })),
      ...honest.welcome(subscriptions, connection, world),
    ],
  }),
});

export const handshakeCombinesSubscriptions = defineFault({
  id: 'handshake-combines-subscriptions',
  stage: 'handshake',
  story: 'A token for several Subscriptions is answered by one Bundle with all their statuses.',
  breaks: ['handshake.separate'],
  breaksIn: {
    R4: ['handshake.separate', 'notification.one-status'],
    R4B: ['handshake.separate', 'notification.one-status'],
  },
  spoil: (honest) => ({
    ...honest,
    welcome: (subscriptions, connection, world) => {
      const [first, ...also] = subscriptions;
      if (first === undefined || also.length === 0) return honest.welcome(subscriptions, connection, world);
      return [{ kind: 'handshake', subscription: first, events: [], also }];
    },
  }),
});

export const handshakeSignsInText = defineFault({
  id: 'handshake-signs-in-text',
  stage: 'handshake',
  story: 'The Bundle of a handshake has a signature that is text.',
  breaks: ['handshake.valid'],
  spoil: noticesHaving('handshake', { signature: 'none' }),
});
