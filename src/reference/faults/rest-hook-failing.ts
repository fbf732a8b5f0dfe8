import { defineFault } from '../fault.js';
import { text } from '../json.js';
import { invalid } from '../negotiation/invalid.js';

/** Longer than anybody waits for an answer, in ms. */
const ENDLESS_MS = 3_600_000;

export const hookWaitsForever = defineFault({
  id: 'rest-hook-waits-forever',
  stage: 'rest-hook',
  story: 'The stored timeout is not kept: a late answer counts as if it were in time.',
  breaks: ['rest-hook.timeout'],
  spoil: (honest) => ({ ...honest, hookTimeoutMs: () => ENDLESS_MS }),
});

export const hookInsistsOn200 = defineFault({
  id: 'rest-hook-insists-on-200',
  stage: 'rest-hook',
  story: 'An event that is answered with another success than 200 is delivered again.',
  breaks: ['rest-hook.any-success'],
  spoil: (honest) => ({
    ...honest,
    hookDelivered: (reply, notice) =>
      notice.kind === 'event-notification'
        ? 'status' in reply && reply.status === 200
        : honest.hookDelivered(reply, notice),
  }),
});

export const hookStaysActive = defineFault({
  id: 'rest-hook-stays-active',
  stage: 'rest-hook',
  story: 'Events that cannot be delivered are tried again, and the Subscription stays active.',
  breaks: ['rest-hook.failure-status'],
  spoil: (honest) => ({
    ...honest,
    onHookFailure: (status, notice, world) =>
      notice.kind === 'handshake' ? honest.onHookFailure(status, notice, world) : status,
  }),
});

export const hookNoticesNothing = defineFault({
  id: 'rest-hook-notices-nothing',
  stage: 'rest-hook',
  story: 'Whatever comes of posting an event, it counts as delivered.',
  breaks: ['rest-hook.failure-status', 'rest-hook.failure-noticed'],
  spoil: (honest) => ({
    ...honest,
    hookDelivered: (reply, notice) => notice.kind !== 'handshake' || honest.hookDelivered(reply, notice),
  }),
});

export const hookLosesCount = defineFault({
  id: 'rest-hook-loses-count',
  stage: 'rest-hook',
  story: 'Events that could not be delivered are not in the count that $status tells.',
  breaks: ['rest-hook.failure-counted'],
  spoil: (honest) => {
    const lost = new Map<string, number>();
    return {
      ...honest,
      onHookFailure: (status, notice, world) => {
        const { id } = notice.subscription;
        lost.set(id, (lost.get(id) ?? 0) + notice.events.length);
        return honest.onHookFailure(status, notice, world);
      },
      count: (notice) => {
        const { count, id } = notice.subscription;
        return notice.kind === 'query-status' ? String(count - (lost.get(id) ?? 0)) : honest.count(notice);
      },
    };
  },
});

export const hookNeverRecovers = defineFault({
  id: 'rest-hook-never-recovers',
  releases: ['R5'],
  stage: 'rest-hook',
  story: 'A Subscription in error is notified, and stays in error when that succeeds.',
  breaks: ['rest-hook.recovers'],
  spoil: (honest) => ({
    ...honest,
    onHookSuccess: (status, notice, world) =>
      status === 'error' ? status : honest.onHookSuccess(status, notice, world),
  }),
});

export const hookRecoversUnasked = defineFault({
  id: 'rest-hook-recovers-unasked',
  releases: ['R4', 'R4B'],
  stage: 'rest-hook',
  story: 'A Subscription in error is notified, and active again when that succeeds, though its client did not ask.',
  breaks: ['rest-hook.stays-failed'],
  spoil: (honest) => ({ ...honest, hookRecovers: () => true }),
});

export const hookIgnoresReactivation = defineFault({
  id: 'rest-hook-ignores-reactivation',
  stage: 'rest-hook',
  story: 'An update of a Subscription in error is accepted, and leaves it in error.',
  breaks: ['rest-hook.reactivates'],
  spoil: (honest) => ({
    ...honest,
    hookStatus: (asked, stored) =>
      stored?.resource.status === 'error' && asked.status !== 'off' ? 'error' : honest.hookStatus(asked, stored),
  }),
});

export const hookRefusesReactivation = defineFault({
  id: 'rest-hook-refuses-reactivation',
  stage: 'rest-hook',
  story: 'An update of a Subscription in error is refused.',
  breaks: ['rest-hook.reactivates'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => [
      ...honest.problems(asked, world, stored),
      ...(text(stored?.resource.status) === 'error'
        ? [invalid('in-error', 'status', 'What is in error stays in error; create another Subscription.')]
        : []),
    ],
  }),
});

export const hookReactivatesAtZero = defineFault({
  id: 'rest-hook-reactivates-at-zero',
  stage: 'rest-hook',
  story: 'A Subscription that is reactivated counts its events from the beginning.',
  breaks: ['rest-hook.reactivates'],
  spoil: (honest) => ({
    ...honest,
    hookStatus: (asked, stored) => {
      if (stored?.resource.status === 'error' && asked.status === 'requested') stored.count = 0;
      return honest.hookStatus(asked, stored);
    },
  }),
});
