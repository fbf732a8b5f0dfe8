import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import type { Connection } from '../world.js';

export const bindRefusesUpgrade = defineFault({
  id: 'bind-refuses-upgrade',
  stage: 'bind',
  story: 'The websocket-url of the token answers the opening handshake with 404.',
  breaks: ['bind.connects'],
  spoil: (honest) => ({ ...honest, refuseUpgrade: () => ({ status: 404, text: 'Not Found' }) }),
});

export const bindDemandsAuthorization = defineFault({
  id: 'bind-demands-authorization',
  stage: 'bind',
  story: 'The upgrade is refused without the Authorization header of the REST calls, which browsers cannot send.',
  breaks: ['bind.no-authorization'],
  under: { authorization: 'access-token-of-the-tests' },
  spoil: (honest) => ({
    ...honest,
    refuseUpgrade: ({ headers }) =>
      headers.authorization === undefined ? { status: 401, text: 'Unauthorized' } : undefined,
  }),
});

export const bindSelectsSubprotocol = defineFault({
  id: 'bind-selects-subprotocol',
  stage: 'bind',
  story: 'The upgrade answer names a subprotocol although the client offered none.',
  breaks: ['bind.no-subprotocol'],
  spoil: (honest) => ({ ...honest, subprotocol: () => 'fhir-subscriptions' }),
});

export const bindUnderstandsNoMessage = defineFault({
  id: 'bind-understands-no-message',
  stage: 'bind',
  story: 'No form of the bind message is understood; the server stays silent.',
  breaks: ['bind.accepted'],
  spoil: (honest) => ({ ...honest, bindMessage: () => undefined, onRefusedBind: () => undefined }),
});

export const bindSplitsBundles = defineFault({
  id: 'bind-splits-bundles',
  stage: 'bind',
  story: 'A Bundle with resources is sent in two WebSocket messages.',
  breaks: ['bind.messages'],
  spoil: (honest) => ({
    ...honest,
    frames: (bundle, notice, world) => {
      const whole = honest.frames(bundle, notice, world);
      if (honest.content(notice) !== 'full-resource' || notice.events.length === 0) return whole;
      return whole.flatMap(({ data, binary }) => {
        const half = Math.floor(data.length / 2);
        return [
          { data: data.slice(0, half), binary },
          { data: data.slice(half), binary },
        ];
      });
    },
  }),
});

export const bindSendsBinary = defineFault({
  id: 'bind-sends-binary',
  stage: 'bind',
  story: 'Notifications are JSON in binary frames.',
  breaks: ['bind.messages'],
  spoil: (honest) => ({
    ...honest,
    frames: (bundle, notice, world) => honest.frames(bundle, notice, world).map(({ data }) => ({ data, binary: true })),
  }),
});

export const bindClosesOnSecondSubscription = defineFault({
  id: 'bind-closes-on-second-subscription',
  stage: 'bind',
  story: 'A bind for a second Subscription on an open connection closes it.',
  breaks: ['bind.several-subscriptions'],
  spoil: (honest) => ({
    ...honest,
    refuseRebind: ({ bindings }, subscriptions) => {
      const isNew = !subscriptions.some((one) => bindings.some(({ subscription }) => subscription === one));
      return bindings.length > 0 && isNew ? { code: 1008, reason: 'one Subscription a connection' } : undefined;
    },
  }),
});

export const bindAwaitsAcknowledgement = defineFault({
  id: 'bind-awaits-acknowledgement',
  stage: 'bind',
  story: 'After three events on a connection the server waits for an acknowledgement that no text knows.',
  breaks: ['bind.no-acknowledgement', 'deletion.others', 'notification.each-event', 'rotation.no-loss'],
  spoil: (honest) => ({ ...honest, receivers: withholdAfter(3, honest) }),
});

/** Receivers without the connections that got their share of events already. */
function withholdAfter(most: number, honest: Behaviour): Behaviour['receivers'] {
  const told = new WeakMap<Connection, number>();
  return (subscription, world) =>
    honest.receivers(subscription, world).filter((connection) => {
      const before = told.get(connection) ?? 0;
      told.set(connection, before + 1);
      return before < most;
    });
}

export const bindTellsUnbound = defineFault({
  id: 'bind-tells-unbound',
  stage: 'bind',
  story: 'Events are also sent to connections that have been open for a while without any bind.',
  breaks: ['bind.unbound-silent', 'security.closed-binding'],
  spoil: (honest) => {
    const seenSince = new WeakMap<Connection, number>();
    return {
      ...honest,
      receivers: (subscription, world) => {
        const bound = honest.receivers(subscription, world);
        if (bound.length === 0) return bound;
        return [...bound, ...[...world.connections].filter((one) => isIdle(one, seenSince, world.now()))];
      },
    };
  },
});

/** Open and unbound for a quarter of a second: a connection about to be bound is left alone. */
function isIdle(connection: Connection, seenSince: WeakMap<Connection, number>, now: number): boolean {
  if (connection.bindings.length > 0 || connection.bindMessages > 0) return false;
  const since = seenSince.get(connection) ?? now;
  seenSince.set(connection, since);
  return now - since > 250;
}

export const bindIgnoresPing = defineFault({
  id: 'bind-ignores-ping',
  stage: 'bind',
  story: 'Ping frames are not answered.',
  breaks: ['bind.pong'],
  spoil: (honest) => ({ ...honest, pong: () => undefined }),
});

export const bindAltersPing = defineFault({
  id: 'bind-alters-ping',
  stage: 'bind',
  story: 'The pong carries another payload than the ping.',
  breaks: ['bind.pong'],
  spoil: (honest) => ({ ...honest, pong: () => 'something else' }),
});

export const bindFailsWithoutSeverity = defineFault({
  id: 'bind-fails-without-severity',
  stage: 'bind',
  story: 'A bind that failed is answered by an OperationOutcome whose issue has no severity.',
  breaks: ['bind.valid'],
  spoil: (honest) => ({
    ...honest,
    onRefusedBind: (reason) => ({
      text: JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ code: 'login', diagnostics: reason }] }),
    }),
  }),
});

export const bindOldMessageEndsOthers = defineFault({
  id: 'bind-old-message-ends-others',
  stage: 'bind',
  story: 'The bind message of old, which names a Subscription, ends all connections that are bound to it.',
  breaks: ['bind.malformed-harmless'],
  spoil: (honest) => {
    const connections: Connection[] = [];
    return {
      ...honest,
      opened: (connection) => {
        connections.push(connection);
        honest.opened(connection);
      },
      bindMessage: (message) => {
        const named = /^bind (\S+)$/.exec(message)?.[1];
        const isNamed = ({ bindings }: Connection) => bindings.some(({ subscription }) => subscription.id === named);
        connections.filter(isNamed).forEach((connection) => connection.end({ code: 1000, reason: '' }));
        return honest.bindMessage(message);
      },
    };
  },
});
