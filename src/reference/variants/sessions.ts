import { inEach } from '../dialects/release.js';
import type { Variant } from '../variant.js';
import type { Notice, SubscriptionRecord } from '../world.js';

/** How long a new Subscription stays requested, in ms. */
const ACTIVATION_MS = 200;

export const requestedThenActive: Variant = {
  id: 'requested-then-active',
  story: 'A new Subscription is requested first and becomes active a moment later.',
  apply: (behaviour) => ({
    ...behaviour,
    activation: (asked, world) => {
      const { status } = behaviour.activation(asked, world);
      return status === 'active' ? { status: 'requested', activeAfterMs: ACTIVATION_MS } : { status };
    },
  }),
};

export const manyWebsocketUrls: Variant = {
  id: 'many-websocket-urls',
  story: 'Each token comes with another websocket-url.',
  apply: (behaviour) => ({
    ...behaviour,
    issue: (subscriptions, world) => {
      const token = behaviour.issue(subscriptions, world);
      return { ...token, url: `${token.url}/${world.tokens.size + 1}` };
    },
  }),
};

export const replayAfterHandshake: Variant = {
  id: 'replay-after-handshake',
  story: 'Earlier events are sent again after the handshake.',
  apply: (behaviour) => ({
    ...behaviour,
    welcome: (subscriptions, connection, world) => [
      ...behaviour.welcome(subscriptions, connection, world),
      ...replayed(subscriptions),
    ],
  }),
};

/** Clients are told to expect either order; that the handshake comes first is a SHOULD. */
export const replayBeforeHandshake: Variant = {
  id: 'replay-before-handshake',
  story: 'Earlier events are sent again before the handshake.',
  warns: inEach(() => ['handshake.first']),
  apply: (behaviour) => ({
    ...behaviour,
    welcome: (subscriptions, connection, world) => [
      ...replayed(subscriptions),
      ...behaviour.welcome(subscriptions, connection, world),
    ],
  }),
};

function replayed(subscriptions: readonly SubscriptionRecord[]): Notice[] {
  return subscriptions.flatMap((subscription) =>
    subscription.events.map((event): Notice => ({ kind: 'event-notification', subscription, events: [event] })),
  );
}

export const shortTokens: Variant = {
  id: 'short-tokens',
  story: 'Tokens live for ten seconds.',
  tokenLifeS: 10,
  apply: (behaviour) => behaviour,
};
