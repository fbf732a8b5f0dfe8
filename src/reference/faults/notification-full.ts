import { defineFault } from '../fault.js';
import { isObject, text, without, type JsonObject } from '../json.js';

const FULL = 'full-resource';

export const notificationFullOmitsFocus = defineFault({
  id: 'notification-full-omits-focus',
  stage: 'notification',
  story: 'With content full-resource, events do not name their focus.',
  breaks: ['events.content-level', 'notification.full-focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => (level === FULL ? undefined : honest.focus(reference, event, level)),
  }),
});

export const notificationFullOmitsEntry = defineFault({
  id: 'notification-full-omits-entry',
  stage: 'notification',
  story: 'With content full-resource, the Bundle holds the context and not the focus.',
  breaks: ['notification.full-entry-per-focus'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) => honest.furtherEntries(events, level, world).slice(1),
  }),
});

export const notificationFullOmitsResource = defineFault({
  id: 'notification-full-omits-resource',
  stage: 'notification',
  story: 'With content full-resource, entries name a request and hold no resource.',
  breaks: ['notification.full-entry-resource'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      honest.furtherEntries(events, level, world).map(({ fullUrl, request }) => ({
        fullUrl,
        request: request ?? { method: 'GET', url: text(fullUrl) ?? '' },
      })),
  }),
});

export const notificationFullCannotBeResolved = defineFault({
  id: 'notification-full-cannot-be-resolved',
  stage: 'notification',
  story: 'With content full-resource, entries are addressed by urn:uuid, which no reference names.',
  breaks: ['notification.full-resolves'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      honest.furtherEntries(events, level, world).map((entry, index) => ({
        ...entry,
        fullUrl: `urn:uuid:00000000-0000-4000-8000-00000000000${String(index)}`,
      })),
  }),
});

export const notificationFullOmitsTopic = defineFault({
  id: 'notification-full-omits-topic',
  stage: 'notification',
  story: 'With content full-resource, the topic is not shown.',
  breaks: ['notification.full-topic'],
  spoil: (honest) => ({
    ...honest,
    topic: (notice, level) => (level === FULL ? undefined : honest.topic(notice, level)),
  }),
});

export const notificationStripsContent = defineFault({
  id: 'notification-strips-content',
  stage: 'notification',
  story: 'With content full-resource, the focus is sent without its identifiers and without saying so.',
  breaks: ['notification.full-content'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      honest.furtherEntries(events, level, world).map((entry, index) => (index === 0 ? stripped(entry) : entry)),
  }),
});

function stripped(entry: JsonObject): JsonObject {
  return isObject(entry.resource) ? { ...entry, resource: without(entry.resource, 'identifier') } : entry;
}
