import { defineFault } from '../fault.js';
import { BACKPORT, leaving, parametersLeaving } from '../spoiling-released.js';

export const heartbeatIsOfR5 = defineFault({
  id: 'heartbeat-is-of-r5',
  stage: 'heartbeat',
  story: 'The heartbeat is a Bundle of type subscription-notification, a code of R5.',
  breaks: ['heartbeat.type', 'notification.bundle-type'],
  releases: BACKPORT,
  spoil: leaving(['heartbeat'], (bundle) => ({ ...bundle, type: 'subscription-notification' })),
});

export const heartbeatSaysStatusTwice = defineFault({
  id: 'heartbeat-says-status-twice',
  stage: 'heartbeat',
  story: 'The Parameters of a heartbeat have the parameter status twice.',
  breaks: ['heartbeat.status'],
  releases: ['R4'],
  spoil: parametersLeaving(['heartbeat'], (parameter) =>
    parameter.name === 'status' ? [parameter, parameter] : [parameter],
  ),
});

export const heartbeatCombinesSubscriptions = defineFault({
  id: 'heartbeat-combines-subscriptions',
  stage: 'heartbeat',
  story: 'Each heartbeat tells of all Subscriptions that are bound to the connection, in one Bundle.',
  breaks: ['notification.one-status'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    beat: (subscription, world) => {
      const beat = honest.beat(subscription, world);
      if (beat === undefined || beat === 'ping') return beat;
      const shared = [...world.connections]
        .map(({ bindings }) => bindings.map((binding) => binding.subscription))
        .filter((bound) => bound.includes(subscription));
      return { ...beat, also: [...new Set(shared.flat())].filter((one) => one !== subscription) };
    },
  }),
});
