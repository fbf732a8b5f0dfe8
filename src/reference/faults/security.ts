import { defineFault } from '../fault.js';

export const securityAcceptsAlteredToken = defineFault({
  id: 'security-accepts-altered-token',
  stage: 'security',
  story: 'Only the first half of a token is looked at.',
  breaks: ['security.garbage-token'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) => {
      const half = value.slice(0, Math.ceil(value.length / 2));
      const alike = [...world.tokens.values()].find((one) => value.length > 8 && one.value.startsWith(half));
      return honest.redeem(value, token ?? alike, world);
    },
  }),
});

export const securityAcceptsGarbage = defineFault({
  id: 'security-accepts-garbage',
  stage: 'security',
  story: 'A made-up token binds the Subscription that was last given a token.',
  breaks: ['security.garbage-token'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) => {
      const isSubstitute = value.includes('/') || world.subscriptions.has(value);
      if (token !== undefined || isSubstitute) return honest.redeem(value, token, world);
      return [...world.tokens.values()].at(-1)?.subscriptions;
    },
  }),
});

export const securityAcceptsExpired = defineFault({
  id: 'security-accepts-expired',
  stage: 'security',
  story: 'An expired token still binds.',
  breaks: ['security.expired-token'],
  under: { tokenLifeS: 10 },
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) =>
      honest.redeem(value, token && { ...token, expiresAt: Number.POSITIVE_INFINITY }, world),
  }),
});

export const securityLeaksOtherSubscription = defineFault({
  id: 'security-leaks-other-subscription',
  stage: 'security',
  story: 'Events of a Subscription that was never bound go to every connection that is bound to any.',
  breaks: ['security.foreign-subscription', 'notification.subscription'],
  spoil: (honest) => ({
    ...honest,
    receivers: (subscription, world) => {
      const bound = honest.receivers(subscription, world);
      if (subscription.boundTimes > 0 || subscription.resource.filterBy === undefined) return bound;
      return [...world.connections].filter(({ bindings }) => bindings.length > 0);
    },
  }),
});

export const securityAcceptsId = defineFault({
  id: 'security-accepts-id',
  stage: 'security',
  story: 'The id of a Subscription binds it like a token.',
  breaks: ['security.no-substitute'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) => {
      const id = value.replace(/^Subscription\//, '');
      return world.subscriptions.get(id)?.deleted === false ? [id] : honest.redeem(value, token, world);
    },
  }),
});

export const securityHandsBindingOver = defineFault({
  id: 'security-hands-binding-over',
  stage: 'security',
  story: 'When a bound connection has ended its events go to some unbound connection.',
  breaks: ['bind.unbound-silent', 'security.closed-binding'],
  spoil: (honest) => ({
    ...honest,
    receivers: (subscription, world) => {
      const bound = honest.receivers(subscription, world);
      if (bound.length > 0 || subscription.boundTimes === 0) return bound;
      return [...world.connections].filter((one) => one.bindMessages === 0 && one.bindings.length === 0);
    },
  }),
});
