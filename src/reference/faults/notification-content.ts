import { defineFault } from '../fault.js';
import { objects, text } from '../json.js';
import { answeringWith } from '../spoiling.js';

const ID_ONLY = 'id-only';
const FULL = 'full-resource';

export const notificationIdOnlyCarriesResources = defineFault({
  id: 'notification-id-only-carries-resources',
  stage: 'notification',
  story: 'With content id-only, the changed resource is in the Bundle.',
  breaks: ['events.content-level', 'notification.id-only-no-resource'],
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
  breaks: ['events.content-level', 'notification.id-only-focus'],
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
  releases: ['R5'],
  spoil: (honest) => ({ ...honest, context: () => [] }),
});

export const notificationIgnoresShape = defineFault({
  id: 'notification-ignores-shape',
  stage: 'notification',
  story: 'Resources that the topic includes are neither sent nor named.',
  breaks: ['notification.shape-included', 'notification.context'],
  releases: ['R4B', 'R5'],
  breaksIn: { R4B: ['notification.shape-included'] },
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
  releases: ['R5'],
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
  story: 'With full resources, the focus of an event is the patient and not the resource that changed.',
  breaks: ['notification.focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => {
      if (level !== FULL) return honest.focus(reference, event, level);
      const [patient] = objects(event.context[0]);
      const path = `${text(patient?.resourceType) ?? 'Patient'}/${text(patient?.id) ?? 'nobody'}`;
      return honest.focus(reference.replace(`${event.change.type}/${event.change.id}`, path), event, level);
    },
  }),
});

export const notificationStoresNumberedVersions = defineFault({
  id: 'notification-stores-numbered-versions',
  stage: 'notification',
  story: 'The answer to a create shows the version id as a number.',
  breaks: ['notification.answers-valid'],
  spoil: answeringWith(['resource-create'], (resource) => ({ ...resource, meta: { versionId: 1 } })),
});
