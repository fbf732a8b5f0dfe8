import { defineFault } from '../fault.js';
import { every } from '../honest/beating.js';
import { noticesHaving } from '../spoiling.js';

export const heartbeatStops = defineFault({
  id: 'heartbeat-stops',
  stage: 'heartbeat',
  story: 'Beats once, then goes quiet with the socket still open.',
  breaks: ['heartbeat.interval', 'heartbeat.per-subscription'],
  spoil: (honest) => ({
    ...honest,
    heartbeats: (periodS) => (periodS === undefined ? [] : [periodS * 1000]),
  }),
});

export const heartbeatNeverComes = defineFault({
  id: 'heartbeat-never-comes',
  stage: 'heartbeat',
  story: 'A period is granted and never kept.',
  breaks: ['heartbeat.interval'],
  spoil: (honest) => ({ ...honest, heartbeats: () => [] }),
});

export const heartbeatComesUnasked = defineFault({
  id: 'heartbeat-comes-unasked',
  stage: 'heartbeat',
  story: 'Subscriptions without a period get heartbeats too.',
  breaks: ['heartbeat.unrequested'],
  spoil: (honest) => ({
    ...honest,
    heartbeats: (periodS, binding, connection) =>
      periodS === undefined ? every(1000) : honest.heartbeats(periodS, binding, connection),
  }),
});

export const heartbeatIsHistory = defineFault({
  id: 'heartbeat-is-history',
  stage: 'heartbeat',
  story: 'The heartbeat is a Bundle of type history, as in the backport guide.',
  breaks: ['heartbeat.type', 'notification.bundle-type'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => ({
      ...honest.bundle(bundle, notice, world),
      ...(notice.kind === 'heartbeat' ? { type: 'history' } : {}),
    }),
  }),
});

export const heartbeatRaisesCount = defineFault({
  id: 'heartbeat-raises-count',
  stage: 'heartbeat',
  story: 'Every heartbeat raises the event count, where the period is longer than a second.',
  breaks: ['heartbeat.count-unraised'],
  spoil: (honest) => ({
    ...honest,
    // How many heartbeats of a second fall into the other stories hangs on the machine: those are left alone.
    beat: (subscription, world) => {
      if (Number(subscription.resource.heartbeatPeriod) > 1) subscription.count += 1;
      return honest.beat(subscription, world);
    },
  }),
});

export const heartbeatOmitsCount = defineFault({
  id: 'heartbeat-omits-count',
  stage: 'heartbeat',
  story: 'Heartbeats say nothing of how many events there were.',
  breaks: ['heartbeat.count-present'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    count: (notice) => (notice.kind === 'heartbeat' ? undefined : honest.count(notice)),
  }),
});

export const heartbeatCountsNothing = defineFault({
  id: 'heartbeat-counts-nothing',
  stage: 'heartbeat',
  story: 'Heartbeats always say that there were no events.',
  breaks: ['heartbeat.count'],
  spoil: (honest) => ({
    ...honest,
    count: (notice) => (notice.kind === 'heartbeat' ? '0' : honest.count(notice)),
  }),
});

export const heartbeatOmitsStatus = defineFault({
  id: 'heartbeat-omits-status',
  stage: 'heartbeat',
  story: 'Heartbeats do not say the status of the Subscription.',
  breaks: ['heartbeat.status'],
  releases: ['R4', 'R5'],
  spoil: (honest) => ({
    ...honest,
    statusCode: (notice) => (notice.kind === 'heartbeat' ? undefined : honest.statusCode(notice)),
  }),
});

export const heartbeatForetellsEvents = defineFault({
  id: 'heartbeat-foretells-events',
  stage: 'heartbeat',
  story: 'Heartbeats list an event with a number above the count.',
  breaks: ['heartbeat.events-counted', 'notification.event-type'],
  spoil: (honest) => ({
    ...honest,
    events: (notice) => {
      const last = notice.subscription.events.at(-1);
      if (notice.kind !== 'heartbeat' || last === undefined) return honest.events(notice);
      return [{ ...last, number: last.number + 1 }];
    },
    count: (notice) => (notice.kind === 'heartbeat' ? String(notice.subscription.count) : honest.count(notice)),
  }),
});

export const heartbeatIsPing = defineFault({
  id: 'heartbeat-is-ping',
  stage: 'heartbeat',
  story: 'A ping frame is sent in place of each heartbeat.',
  breaks: ['heartbeat.not-pings', 'heartbeat.interval'],
  spoil: (honest) => ({ ...honest, beat: () => 'ping' }),
});

export const heartbeatServesFirstOnly = defineFault({
  id: 'heartbeat-serves-first-only',
  stage: 'heartbeat',
  story: 'Of several Subscriptions on a connection only the first one gets heartbeats.',
  breaks: ['heartbeat.per-subscription', 'heartbeat.interval'],
  spoil: (honest) => ({
    ...honest,
    heartbeats: (periodS, binding, connection) => {
      const [first] = connection.bindings;
      const isFirst = first === undefined || first.subscription === binding.subscription;
      return isFirst ? honest.heartbeats(periodS, binding, connection) : [];
    },
  }),
});

export const heartbeatUpdatedInSeconds = defineFault({
  id: 'heartbeat-updated-in-seconds',
  stage: 'heartbeat',
  story: 'The Bundle of a heartbeat tells when it was updated in seconds since 1970.',
  breaks: ['heartbeat.valid'],
  spoil: noticesHaving('heartbeat', { meta: { lastUpdated: 1_700_000_000 } }),
});
