import { defineFault } from '../fault.js';

export const disconnectIgnoresClose = defineFault({
  id: 'disconnect-ignores-close',
  stage: 'disconnect',
  story: 'A close frame of the client is not answered, and the connection stays open.',
  breaks: ['disconnect.close'],
  spoil: (honest) => ({ ...honest, answersClose: false }),
});

export const disconnectTurnsOff = defineFault({
  id: 'disconnect-turns-off',
  stage: 'disconnect',
  story: 'Closing the connection turns the Subscription off.',
  breaks: [
    'bind.several-subscriptions',
    'disconnect.counted',
    'disconnect.reconnect',
    'disconnect.survives',
    'handshake.each-subscription',
  ],
  spoil: (honest) => ({
    ...honest,
    afterDisconnect: (record) => {
      record.resource = { ...record.resource, status: 'off' };
    },
  }),
});

export const disconnectForgetsEvents = defineFault({
  id: 'disconnect-forgets-events',
  stage: 'disconnect',
  story: 'Events that happen while nobody is connected are not counted.',
  breaks: ['disconnect.counted', 'disconnect.numbers', 'notification.undelivered-counted', 'status.count-right'],
  spoil: (honest) => ({
    ...honest,
    register: (subscription, connected, world) =>
      connected ? honest.register(subscription, connected, world) : undefined,
  }),
});

export const disconnectRefusesReturn = defineFault({
  id: 'disconnect-refuses-return',
  stage: 'disconnect',
  story: 'A Subscription that has had a connection with events cannot be bound again after it.',
  breaks: ['disconnect.reconnect'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) => {
      const ids = honest.redeem(value, token, world);
      const isBound = (id: string) =>
        [...world.connections].some((one) => one.bindings.some((b) => b.subscription.id === id));
      const left = ids?.filter((id) => {
        const record = world.subscriptions.get(id);
        return record === undefined || record.boundTimes === 0 || record.count === 0 || isBound(id);
      });
      return left?.length === 0 ? undefined : left;
    },
  }),
});

export const disconnectRestartsNumbers = defineFault({
  id: 'disconnect-restarts-numbers',
  stage: 'disconnect',
  story: 'Event numbers start anew after a reconnect.',
  breaks: ['disconnect.numbers', 'notification.undelivered-counted'],
  spoil: (honest) => ({
    ...honest,
    welcome: (subscriptions, connection, world) => {
      for (const one of subscriptions) if (one.boundTimes > 1 && connection.bindMessages === 1) one.count = 0;
      return honest.welcome(subscriptions, connection, world);
    },
  }),
});

export const disconnectCutsOff = defineFault({
  id: 'disconnect-cuts-off',
  stage: 'disconnect',
  story: 'A refused bind ends the connection without a close frame.',
  breaks: ['disconnect.close-code'],
  spoil: (honest) => ({ ...honest, onRefusedBind: () => 'cut' }),
});
