import { defineFault } from '../fault.js';
import { object, objects } from '../json.js';

export const hookPutsEvents = defineFault({
  id: 'rest-hook-puts-events',
  stage: 'rest-hook',
  story: 'Events are sent by PUT.',
  breaks: ['rest-hook.post'],
  spoil: (honest) => ({
    ...honest,
    hookMethod: (notice) => (notice.kind === 'event-notification' ? 'PUT' : honest.hookMethod(notice)),
  }),
});

export const hookNamesFocusInAddress = defineFault({
  id: 'rest-hook-names-focus-in-address',
  stage: 'rest-hook',
  story: 'The type of the focus is added to the query of the endpoint.',
  breaks: ['rest-hook.post'],
  spoil: (honest) => ({
    ...honest,
    hookAddress: (endpoint, notice) => {
      const url = new URL(honest.hookAddress(endpoint, notice));
      notice.events.forEach(({ change }) => url.searchParams.append('focus', change.type));
      return url.href;
    },
  }),
});

export const hookSendsPlainText = defineFault({
  id: 'rest-hook-sends-plain-text',
  stage: 'rest-hook',
  story: 'Events are posted as text/plain.',
  breaks: ['rest-hook.content-type'],
  spoil: (honest) => ({
    ...honest,
    hookContentType: (notice) => (notice.kind === 'event-notification' ? 'text/plain' : honest.hookContentType(notice)),
  }),
});

export const hookNamesNoType = defineFault({
  id: 'rest-hook-names-no-type',
  stage: 'rest-hook',
  story: 'Events are posted without Content-Type.',
  breaks: ['rest-hook.content-type'],
  spoil: (honest) => ({
    ...honest,
    hookContentType: (notice) => (notice.kind === 'event-notification' ? undefined : honest.hookContentType(notice)),
  }),
});

export const hookOmitsHeaders = defineFault({
  id: 'rest-hook-omits-headers',
  stage: 'rest-hook',
  story: 'Events are posted without the headers of the Subscription.',
  breaks: ['rest-hook.headers'],
  spoil: (honest) => ({
    ...honest,
    hookHeaders: (notice) => (notice.kind === 'event-notification' ? [] : honest.hookHeaders(notice)),
  }),
});

export const hookCutsHeaders = defineFault({
  id: 'rest-hook-cuts-headers',
  stage: 'rest-hook',
  story: 'A header ends where a colon is in its value.',
  breaks: ['rest-hook.headers'],
  spoil: (honest) => ({
    ...honest,
    hookHeaders: (notice) => honest.hookHeaders(notice).map(([name, value]) => [name, value.split(':')[0] ?? '']),
  }),
});

export const hookSendsFirstHeader = defineFault({
  id: 'rest-hook-sends-first-header',
  stage: 'rest-hook',
  story: 'Of several headers only the first one is sent.',
  breaks: ['rest-hook.headers'],
  spoil: (honest) => ({ ...honest, hookHeaders: (notice) => honest.hookHeaders(notice).slice(0, 1) }),
});

export const hookSendsBareResource = defineFault({
  id: 'rest-hook-sends-bare-resource',
  stage: 'rest-hook',
  story: 'In place of the notification the changed resource is posted, as query-based Subscriptions of R4 have it.',
  breaks: ['rest-hook.bundle'],
  spoil: (honest) => ({
    ...honest,
    hookBody: (bundle, notice) => {
      const changed = notice.events[0]?.change.current;
      return changed === undefined ? honest.hookBody(bundle, notice) : JSON.stringify(changed);
    },
  }),
});

export const hookSendsStatusAlone = defineFault({
  id: 'rest-hook-sends-status-alone',
  stage: 'rest-hook',
  story: 'Events are posted as the status resource without a Bundle around it.',
  breaks: ['rest-hook.bundle'],
  spoil: (honest) => ({
    ...honest,
    hookBody: (bundle, notice) =>
      notice.kind === 'event-notification'
        ? JSON.stringify(object(objects(bundle.entry)[0]?.resource))
        : honest.hookBody(bundle, notice),
  }),
});

export const hookNeverBeats = defineFault({
  id: 'rest-hook-never-beats',
  releases: ['R5'],
  stage: 'rest-hook',
  story: 'A heartbeat period is granted, and endpoints get no heartbeats.',
  breaks: ['rest-hook.heartbeat'],
  spoil: (honest) => ({ ...honest, hookHeartbeats: () => [] }),
});

export const hookBeatsLate = defineFault({
  id: 'rest-hook-beats-late',
  releases: ['R5'],
  stage: 'rest-hook',
  story: 'Heartbeats come to the endpoint once in five periods.',
  breaks: ['rest-hook.heartbeat'],
  spoil: (honest) => ({
    ...honest,
    hookHeartbeats: (periodS, subscription) =>
      honest.hookHeartbeats(periodS === undefined ? undefined : 5 * periodS, subscription),
  }),
});
