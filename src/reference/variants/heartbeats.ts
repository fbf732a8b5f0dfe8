import type { Variant } from '../variant.js';
import type { SubscriptionRecord, World } from '../world.js';

/** The profiles of the guide for R4 and R4B allow one status in a Bundle. */
export const sharedHeartbeats: Variant = {
  id: 'shared-heartbeats',
  story: 'A heartbeat tells of every Subscription with a period on the connection, each in a status entry of its own.',
  releases: ['R5'],
  apply: (behaviour) => ({
    ...behaviour,
    beat: (subscription, world) => {
      const beat = behaviour.beat(subscription, world);
      return beat === undefined || beat === 'ping' ? beat : { ...beat, also: beatingBeside(subscription, world) };
    },
  }),
};

function beatingBeside(subscription: SubscriptionRecord, { connections }: World): SubscriptionRecord[] {
  const bound = [...connections].map(({ bindings }) => bindings.map((binding) => binding.subscription));
  const beside = bound.filter((one) => one.includes(subscription)).flat();
  return [...new Set(beside)].filter((one) => one !== subscription && typeof one.resource.heartbeatPeriod === 'number');
}

/** Least period that is granted, in seconds. */
const LEAST_PERIOD_S = 10;

export const longPeriods: Variant = {
  id: 'long-periods',
  story: `A heartbeat period is at least ${LEAST_PERIOD_S} seconds.`,
  apply: (behaviour) => ({
    ...behaviour,
    granted: (asked, world) => {
      const granted = behaviour.granted(asked, world);
      const { heartbeatPeriod } = granted;
      return typeof heartbeatPeriod === 'number'
        ? { ...granted, heartbeatPeriod: Math.max(heartbeatPeriod, LEAST_PERIOD_S) }
        : granted;
    },
  }),
};
