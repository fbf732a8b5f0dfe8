import { defineFault } from '../fault.js';

const EMPTY = 'empty';
const ID_ONLY = 'id-only';
const FULL = 'full-resource';

export const notificationIgnoresContent = defineFault({
  id: 'notification-ignores-content',
  stage: 'notification',
  story: 'Whatever content level is stored, full resources are sent.',
  breaks: [
    'events.content-level',
    'notification.content-level',
    'rest-hook.content',
    'notification.empty-no-entries',
    'notification.empty-no-focus',
    'notification.empty-no-topic',
    'notification.id-only-no-resource',
  ],
  spoil: (honest) => ({ ...honest, content: () => FULL }),
});

export const notificationEmptyShowsFocus = defineFault({
  id: 'notification-empty-shows-focus',
  stage: 'notification',
  story: 'With content empty, events name their focus.',
  breaks: ['notification.empty-no-focus'],
  spoil: (honest) => ({
    ...honest,
    focus: (reference, event, level) => honest.focus(reference, event, level === EMPTY ? ID_ONLY : level),
  }),
});

export const notificationEmptyCarriesEntry = defineFault({
  id: 'notification-empty-carries-entry',
  stage: 'notification',
  story: 'With content empty, the Bundle has a second entry.',
  breaks: ['events.content-level', 'notification.empty-no-entries'],
  spoil: (honest) => ({
    ...honest,
    furtherEntries: (events, level, world) =>
      level === EMPTY && events.length > 0
        ? [{ fullUrl: `${world.baseUrl}/Basic/extra`, request: { method: 'GET', url: 'Basic/extra' } }]
        : honest.furtherEntries(events, level, world),
  }),
});

export const notificationEmptyListsNothing = defineFault({
  id: 'notification-empty-lists-nothing',
  stage: 'notification',
  story: 'With content empty, an event notification lists no event.',
  breaks: ['notification.empty-lists-events'],
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
