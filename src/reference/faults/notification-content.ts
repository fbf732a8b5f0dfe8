import { defineFault } from '../fault.js';
import { isObject, objects, text, without, type JsonObject } from '../json.js';

const EMPTY = 'empty';
const ID_ONLY = 'id-only';
const FULL = 'full-resource';

export const notificationIgnoresContent = defineFault({
  id: 'notification-ignores-content',
  stage: 'notification',
  story: 'Whatever content level is stored, full resources are sent.',
  breaks: [
    'notification.content-level',
    'notification.empty-no-entries',
    'notification.empty-no-focus',
    'notification.empty-no-topic',
    'notification.empty-no-trace',
    'notification.id-only-no-resource',
  ],
  spoil: (honest) => ({ ...honest, content: () => FULL }),
});

export const notificationEmptyShowsFocus = defineFault({
  id: 'notification-empty-shows-focus',
  stage: 'notification',
  story: 'With content empty, events name their focus.',
  breaks: ['notification.empty-no-focus', 'notification.empty-no-trace'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => honest.focus(reference, event, level === EMPTY ? ID_ONLY : level),
  }),
});

export const notificationEmptyCarriesEntry = defineFault({
  id: 'notification-empty-carries-entry',
  stage: 'notification',
  story: 'With content empty, the Bundle has a second entry.',
  breaks: ['notification.empty-no-entries'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      level === EMPTY
        ? [{ fullUrl: `${world.baseUrl}/Basic/extra`, request: { method: 'GET', url: 'Basic/extra' } }]
        : honest.furtherEntries(events, level, world),
  }),
});

export const notificationEmptyListsNothing = defineFault({
  id: 'notification-empty-lists-nothing',
  stage: 'notification',
  story: 'With content empty, an event notification lists no event.',
  breaks: ['notification.empty-lists-events', 'notification.events-listed'],
  spoil: (honest) => ({
    ...honest,
    events: (notice) => (honest.content(notice) === EMPTY ? [] : honest.events(notice)),
  }),
});

export const notificationEmptyShowsTopic = defineFault({
  id: 'notification-empty-shows-topic',
  stage: 'notification',
  story: 'With content empty, the topic is shown.',
  breaks: ['notification.empty-no-topic'],
  spoil: (honest) => ({
    ...honest,
    topic: (notice, level) => honest.topic(notice, level === EMPTY ? ID_ONLY : level),
  }),
});

export const notificationEmptyLeavesTrace = defineFault({
  id: 'notification-empty-leaves-trace',
  stage: 'notification',
  story: 'With content empty, a link of the Bundle names the resource that changed.',
  breaks: ['notification.empty-no-trace'],
  spoil: (honest) => ({
    ...honest,
    bundle: (bundle, notice, world) => {
      const made = honest.bundle(bundle, notice, world);
      const change = notice.events.at(-1)?.change;
      if (change === undefined || honest.content(notice) !== EMPTY) return made;
      return { ...made, link: [{ relation: 'related', url: `${world.baseUrl}/${change.type}/${change.id}` }] };
    },
  }),
});

export const notificationIdOnlyCarriesResources = defineFault({
  id: 'notification-id-only-carries-resources',
  stage: 'notification',
  story: 'With content id-only, the changed resource is in the Bundle.',
  breaks: ['notification.id-only-no-resource'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      level === ID_ONLY
        ? honest.furtherEntries(events, FULL, world).slice(0, 1)
        : honest.furtherEntries(events, level, world),
  }),
});

export const notificationIdOnlyOmitsFocus = defineFault({
  id: 'notification-id-only-omits-focus',
  stage: 'notification',
  story: 'With content id-only, events do not name their focus.',
  breaks: ['notification.id-only-focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => (level === ID_ONLY ? undefined : honest.focus(reference, event, level)),
  }),
});

export const notificationOmitsContext = defineFault({
  id: 'notification-omits-context',
  stage: 'notification',
  story: 'Events do not name the context resources that the topic includes.',
  breaks: ['notification.context'],
  spoil: (honest) => ({ ...honest, context: () => [] }),
});

export const notificationFullOmitsFocus = defineFault({
  id: 'notification-full-omits-focus',
  stage: 'notification',
  story: 'With content full-resource, events do not name their focus.',
  breaks: ['notification.full-focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => (level === FULL ? undefined : honest.focus(reference, event, level)),
  }),
});

export const notificationFullOmitsEntry = defineFault({
  id: 'notification-full-omits-entry',
  stage: 'notification',
  story: 'With content full-resource, the Bundle holds the context and not the focus.',
  breaks: ['notification.full-entry-per-focus', 'notification.full-resolves'],
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
  story: 'With content full-resource, the fullUrl of each resource lies under another base than the references.',
  breaks: ['notification.full-resolves'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      honest.furtherEntries(events, level, world).map((entry) => ({
        ...entry,
        fullUrl: text(entry.fullUrl)?.replace(world.baseUrl, 'https://internal.example/fhir'),
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

export const notificationIgnoresShape = defineFault({
  id: 'notification-ignores-shape',
  stage: 'notification',
  story: 'Resources that the topic includes are neither sent nor named.',
  breaks: ['notification.shape-included', 'notification.context'],
  spoil: (honest) => ({
    ...honest,
    context: () => [],
    furtherEntries: (events, level, world) => honest.furtherEntries(events, level, world).slice(0, 1),
  }),
});

export const notificationMixesStyles = defineFault({
  id: 'notification-mixes-styles',
  stage: 'notification',
  story: 'The focus is sent as a resource, what is included as a bare request.',
  breaks: ['notification.same-style'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      honest
        .furtherEntries(events, level, world)
        .map((entry, index) =>
          index === 0 ? entry : { fullUrl: entry.fullUrl, request: { method: 'GET', url: text(entry.fullUrl) ?? '' } },
        ),
  }),
});

export const notificationHidesReferenceType = defineFault({
  id: 'notification-hides-reference-type',
  stage: 'notification',
  story: 'References to context resources are opaque and have no type.',
  breaks: ['notification.reference-type'],
  spoil: (honest) => ({
    ...honest,
    context: (references, event, level) =>
      honest.context(references, event, level).map((_context, index) => ({
        reference: `urn:uuid:00000000-0000-4000-8000-00000000000${String(index)}`,
      })),
  }),
});

export const notificationNamesOtherFocus = defineFault({
  id: 'notification-names-other-focus',
  stage: 'notification',
  story: 'The focus of an event is the patient and not the resource that changed.',
  breaks: ['notification.focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => {
      const [patient] = objects(event.context[0]);
      const path = `${text(patient?.resourceType) ?? 'Patient'}/${text(patient?.id) ?? 'nobody'}`;
      return honest.focus(reference.replace(`${event.change.type}/${event.change.id}`, path), event, level);
    },
  }),
});
