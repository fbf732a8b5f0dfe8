import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { text, without } from '../json.js';
import { statusesBeing } from '../spoiling.js';
import type { Notice } from '../world.js';

export const statusIsHeartbeat = defineFault({
  id: 'status-is-heartbeat',
  stage: 'status',
  story: 'The status that was asked for calls itself a heartbeat.',
  breaks: ['status.type'],
  spoil: telling('type', () => 'heartbeat'),
});

export const statusOmitsStatus = defineFault({
  id: 'status-omits-status',
  stage: 'status',
  story: '$status does not say the status.',
  breaks: ['status.status'],
  spoil: telling('status', () => undefined),
});

export const statusRemembersRequested = defineFault({
  id: 'status-remembers-requested',
  stage: 'status',
  story: '$status says requested, as the client asked for, whatever became of it.',
  breaks: ['status.in-error', 'status.status'],
  spoil: telling('status', () => 'requested'),
});

export const statusHidesError = defineFault({
  id: 'status-hides-error',
  stage: 'status',
  story: '$status says active of a Subscription in error.',
  breaks: ['status.in-error'],
  spoil: telling('status', ({ subscription: { resource } }) =>
    resource.status === 'error' ? 'active' : text(resource.status),
  ),
});

export const statusOmitsCount = defineFault({
  id: 'status-omits-count',
  stage: 'status',
  story: '$status says nothing of how many events there were.',
  breaks: ['status.count'],
  releases: ['R5'],
  spoil: telling('eventsSinceSubscriptionStart', () => undefined),
});

export const statusCountsNothing = defineFault({
  id: 'status-counts-nothing',
  stage: 'status',
  story: '$status always says that there were no events.',
  breaks: ['status.count-right', 'heartbeat.count', 'rest-hook.failure-counted'],
  spoil: telling('eventsSinceSubscriptionStart', () => '0'),
});

export const statusCountsItself = defineFault({
  id: 'status-counts-itself',
  stage: 'status',
  story: 'Each status told of a Subscription raises its count by one.',
  breaks: ['status.not-raised', 'handshake.count-unraised', 'heartbeat.count-unraised'],
  spoil: (honest) => {
    const told = new Map<string, number>();
    return telling('eventsSinceSubscriptionStart', ({ subscription: { id, count } }) => {
      const before = told.get(id) ?? 0;
      told.set(id, before + 1);
      return String(count + before);
    })(honest);
  },
});

export const statusOmitsTopic = defineFault({
  id: 'status-omits-topic',
  stage: 'status',
  story: '$status does not show the topic.',
  breaks: ['status.topic'],
  releases: ['R5'],
  spoil: telling('topic', () => undefined),
});

export const statusNamesOtherTopic = defineFault({
  id: 'status-names-other-topic',
  stage: 'status',
  story: '$status shows another topic than that of the Subscription.',
  breaks: ['status.topic-right'],
  spoil: telling('topic', () => 'http://example.org/SubscriptionTopic/other'),
});

export const statusFailsInError = defineFault({
  id: 'status-fails-in-error',
  stage: 'status',
  story: '$status of a Subscription in error is answered with 500.',
  breaks: ['status.in-error'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) => {
      const record = call.route === 'status' ? world.subscriptions.get(call.id ?? '') : undefined;
      return record?.resource.status === 'error' ? { status: 500, headers: {} } : honest.instead(call, world);
    },
  }),
});

/** Another value of an element in the statuses that `$status` answers; undefined leaves it out. */
function telling(element: string, tell: (notice: Notice) => string | undefined): (honest: Behaviour) => Behaviour {
  return statusesBeing('query-status', (status, notice) => {
    const value = tell(notice);
    return { ...without(status, element), ...(value === undefined ? {} : { [element]: value }) };
  });
}
