import { defineFault } from '../fault.js';
import { isHook } from '../hook/is-hook.js';
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

export const hookAppendsFocusToAddress = defineFault({
  id: 'rest-hook-appends-focus-to-address',
  stage: 'rest-hook',
  story:
    'Events are posted to the endpoint with type and id of the focus behind it, as query-based Subscriptions have it.',
  breaks: ['rest-hook.post'],
  spoil: (honest) => ({
    ...honest,
    hookAddress: (endpoint, notice) => {
      const url = new URL(honest.hookAddress(endpoint, notice));
      notice.events.forEach(({ change }) => (url.pathname += `/${change.type}/${change.id}`));
      return url.href;
    },
  }),
});

export const hookDropsQuery = defineFault({
  id: 'rest-hook-drops-query',
  stage: 'rest-hook',
  story: 'The query of an endpoint is left out.',
  breaks: ['rest-hook.post'],
  spoil: (honest) => ({
    ...honest,
    hookAddress: (endpoint, notice) => honest.hookAddress(endpoint, notice).split('?')[0] ?? '',
  }),
});

export const hookDropsFhirVersion = defineFault({
  id: 'rest-hook-drops-fhir-version',
  // MIME types of R5 have no such parameter here.
  releases: ['R4', 'R4B'],
  stage: 'rest-hook',
  story: 'Events are posted without the fhirVersion that the MIME type of the Subscription names.',
  breaks: ['rest-hook.content-type'],
  spoil: (honest) => ({ ...honest, hookContentType: (notice) => honest.hookContentType(notice)?.split(';')[0] }),
});

export const hookPostsToDeleted = defineFault({
  id: 'rest-hook-posts-to-deleted',
  stage: 'rest-hook',
  story: 'Events of a deleted Subscription are still posted to its endpoint.',
  breaks: ['rest-hook.silent-after-deletion'],
  spoil: (honest) => ({
    ...honest,
    hookEnds: () => false,
    detects: (subscription) => (subscription.deleted && isHook(subscription.resource)) || honest.detects(subscription),
    hookTurn: (subscription, kind, world) => honest.hookTurn({ ...subscription, deleted: false }, kind, world),
  }),
});

export const hookAlwaysPostsResources = defineFault({
  id: 'rest-hook-always-posts-resources',
  stage: 'rest-hook',
  story: 'Whatever content level was asked for, endpoints get focus and resources.',
  breaks: ['rest-hook.content'],
  spoil: (honest) => ({
    ...honest,
    content: (notice) =>
      isHook(notice.subscription.resource) && notice.events.length > 0 ? 'full-resource' : honest.content(notice),
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

export const hookBeatsOnce = defineFault({
  id: 'rest-hook-beats-once',
  releases: ['R5'],
  stage: 'rest-hook',
  story: 'One heartbeat comes to the endpoint, and none after it.',
  breaks: ['rest-hook.heartbeat'],
  spoil: (honest) => ({
    ...honest,
    hookHeartbeats: (periodS) => (periodS === undefined ? [] : [1000 * periodS]),
  }),
});
