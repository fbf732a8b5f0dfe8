import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import type { SubscriptionRecord } from '../world.js';

export const rotationRefusesRenewal = defineFault({
  id: 'rotation-refuses-renewal',
  stage: 'rotation',
  story: 'No new token while a connection is bound to the Subscription.',
  breaks: ['rotation.renewal', 'token.repeatable'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) => {
      const isBound = [...world.connections].some(({ bindings }) =>
        bindings.some(({ subscription }) => subscription.id === call.id),
      );
      if (call.route !== 'token' || !isBound) return honest.instead(call, world);
      return refusal({ rule: 'bound', status: 409, code: 'conflict', diagnostics: 'A connection is bound already.' });
    },
  }),
});

export const rotationShortensLife = defineFault({
  id: 'rotation-shortens-life',
  stage: 'rotation',
  story: 'Each further token of a Subscription expires before the one it replaces.',
  breaks: ['rotation.expiration'],
  spoil: (honest) => ({
    ...honest,
    issue: (subscriptions, world) => {
      const earlier = [...world.tokens.values()].filter((token) => token.subscriptions.join() === subscriptions.join());
      const issued = honest.issue(subscriptions, world);
      const expiries = earlier.map(({ expiresAt }) => expiresAt - 5_000);
      return { ...issued, expiresAt: Math.min(issued.expiresAt, ...expiries) };
    },
  }),
});

export const rotationClosesOnRebind = defineFault({
  id: 'rotation-closes-on-rebind',
  stage: 'rotation',
  story: 'A bind with a renewed token on the open connection closes it.',
  breaks: ['rotation.rebind'],
  spoil: (honest) => ({
    ...honest,
    refuseRebind: ({ bindings }, subscriptions) =>
      bindings.some(({ subscription }) => subscriptions.includes(subscription))
        ? { code: 1008, reason: 'bound already' }
        : undefined,
  }),
});

export const rotationNewUrlRefuses = defineFault({
  id: 'rotation-new-url-refuses',
  stage: 'rotation',
  story: 'The new websocket-url of a renewed token cannot be opened while the old connection is bound.',
  breaks: ['rotation.new-url'],
  under: { variants: ['many-websocket-urls'] },
  spoil: (honest) => ({
    ...honest,
    refuseUpgrade: ({ url = '' }, world) => {
      const token = [...world.tokens.values()].find((one) => one.url.endsWith(url));
      const isRenewal = [...world.connections].some(({ bindings }) =>
        bindings.some(({ subscription }) => token?.subscriptions.join() === subscription.id),
      );
      return isRenewal ? { status: 404, text: 'Not Found' } : undefined;
    },
  }),
});

export const rotationResetsCount = defineFault({
  id: 'rotation-resets-count',
  stage: 'rotation',
  story: 'A bind with a renewed token on the open connection starts the counting anew.',
  breaks: ['rotation.count'],
  spoil: (honest) => ({
    ...honest,
    bound: (before, fresh) => {
      for (const { subscription } of fresh) {
        if (before.some((old) => old.subscription === subscription)) subscription.count = 0;
      }
      return honest.bound(before, fresh);
    },
  }),
});

export const rotationLosesEvent = defineFault({
  id: 'rotation-loses-event',
  stage: 'rotation',
  story: 'The first event after a bind with a renewed token is not delivered.',
  breaks: ['rotation.no-loss'],
  spoil: (honest) => {
    /** Count up to which a Subscription is not heard. */
    const deafUpTo = new Map<SubscriptionRecord, number>();
    return {
      ...honest,
      bound: (before, fresh) => {
        const rebound = fresh.filter((one) => before.some((old) => old.subscription === one.subscription));
        for (const { subscription } of rebound) {
          if (subscription.count > 0) deafUpTo.set(subscription, subscription.count + 1);
        }
        return honest.bound(before, fresh);
      },
      receivers: (subscription, world) =>
        subscription.count <= (deafUpTo.get(subscription) ?? 0) ? [] : honest.receivers(subscription, world),
    };
  },
});

export const rotationDoublesDelivery = defineFault({
  id: 'rotation-doubles-delivery',
  stage: 'rotation',
  story: 'A bind with a renewed token adds a second binding, so that each event is sent twice.',
  breaks: ['rotation.no-doubles'],
  spoil: (honest) => ({ ...honest, bound: (before, fresh) => [...before, ...fresh] }),
});

export const rotationSkipsHandshake = defineFault({
  id: 'rotation-skips-handshake',
  stage: 'rotation',
  story: 'A bind with a renewed token is accepted without a handshake.',
  breaks: ['rotation.handshake'],
  spoil: (honest) => ({
    ...honest,
    welcome: (subscriptions, connection, world) =>
      honest.welcome(
        subscriptions.filter((one) => connection.bindMessages <= 1 || one.count === 0),
        connection,
        world,
      ),
  }),
});

export const rotationEndsWithOldToken = defineFault({
  id: 'rotation-ends-with-old-token',
  stage: 'rotation',
  story: 'The connection is closed when its first token expires, although it was renewed.',
  breaks: ['rotation.past-expiry'],
  under: { tokenLifeS: 14 },
  spoil: (honest) => {
    const renewed = new Set<SubscriptionRecord>();
    return {
      ...honest,
      bound: (before, fresh) =>
        honest.bound(
          before,
          fresh.map((one) => {
            const old = before.find(({ subscription }) => subscription === one.subscription);
            if (old !== undefined) renewed.add(one.subscription);
            return old ?? one;
          }),
        ),
      onTokenExpiry: (_token, { bindings }) =>
        bindings.some(({ subscription }) => renewed.has(subscription))
          ? { code: 1008, reason: 'token expired' }
          : undefined,
    };
  },
});
