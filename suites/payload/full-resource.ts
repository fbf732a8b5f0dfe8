import {
  defineCheck,
  judgeEach,
  objectAt,
  shown,
  textAt,
  type Finding,
  type History,
  type Notification,
  type SeenEvent,
} from '../../src/model/index.js';
import { missingFocus } from './id-only.js';
import { eventfulAt, eventsAt, noneAt } from './levels.js';
import { entryFor, resolves, wasDeleted } from './resources.js';

const LEVEL = 'full-resource';
const NONE = 'no event with content full-resource was seen';

export const fullFocus = defineCheck({
  id: 'notification.full-focus',
  title: 'With content full-resource, each event names its focus',
  requirements: ['ALL-NOTIF-60'],
  cause: 'The resource is in the Bundle already, so that the focus was thought to be redundant.',
  remedy: 'Write the reference of the changed resource into notificationEvent.focus of each event.',
  judge(history) {
    const subjects = eventsAt(history, LEVEL);
    if (subjects.length === 0) return noneAt(history, LEVEL, NONE);
    return judgeEach(history, subjects, {
      situation: 'event with content full-resource',
      broken: 'an event with content full-resource does not name its focus',
      problem: missingFocus,
    });
  },
});

/** Events that name their focus; one that names none is notification.full-focus's business. */
function focused(history: History): SeenEvent[] {
  return eventsAt(history, LEVEL).filter(({ event }) => event.focus?.reference !== undefined);
}

export const fullEntryPerFocus = defineCheck({
  id: 'notification.full-entry-per-focus',
  title: 'With content full-resource, the Bundle has an entry for every focus',
  requirements: ['ALL-NOTIF-61'],
  cause: 'The resource is left out where several events share a notification, or the stored level is not looked at.',
  remedy: 'Add an entry for each focus, with the resource, or with request DELETE where it was deleted.',
  judge(history) {
    const subjects = focused(history);
    if (subjects.length === 0) return noneAt(history, LEVEL, NONE);
    return judgeEach(history, subjects, {
      situation: 'event with content full-resource that names its focus',
      broken: 'a full-resource notification has no entry for a focus',
      problem: ({ notification: { seq, view }, event }) => {
        const reference = event.focus?.reference ?? '';
        if (entryFor(reference, view.others) !== undefined) return undefined;
        const actual = `${String(view.others.length)} further entries, none of them for it`;
        return { entry: seq, path: 'Bundle.entry', expected: `an entry for ${reference}`, actual };
      },
    });
  },
});

export const fullEntryResource = defineCheck({
  id: 'notification.full-entry-resource',
  title: 'With content full-resource, each further entry holds the resource, or request or response where it cannot',
  requirements: ['ALL-NOTIF-62'],
  cause: 'The entries are built as for id-only, with a fullUrl alone.',
  remedy: 'Put the resource into each entry; a deleted one is shown by request (DELETE and the url).',
  judge(history) {
    const subjects = eventfulAt(history, LEVEL).filter(({ view }) => view.others.length > 0);
    if (subjects.length === 0) return noneAt(history, LEVEL, 'no further entry with content full-resource was seen');
    return judgeEach(history, subjects, {
      situation: 'notification with content full-resource and further entries',
      broken: 'an entry of a full-resource notification holds nothing',
      problem: hollowEntries,
      doubtful: 'a full-resource notification leaves out a resource that was created or updated',
      doubt: (notification) => withheldFocuses(notification, history),
    });
  },
});

function hollowEntries({ seq, view }: Notification): Finding[] {
  return view.others
    .filter(
      ({ resource, entry }) => resource === undefined && !objectAt(entry, 'request') && !objectAt(entry, 'response'),
    )
    .map(({ path, entry }) => ({ entry: seq, path, expected: 'a resource', actual: Object.keys(entry).join(', ') }));
}

function withheldFocuses(notification: Notification, history: History): Finding[] {
  const { seq, view, status } = notification;
  return status.events.flatMap(({ focus }) => {
    const found = focus?.reference === undefined ? undefined : entryFor(focus.reference, view.others);
    if (found === undefined || found.resource !== undefined) return [];
    const method = textAt(found.entry, 'request', 'method');
    if (method === 'DELETE' || wasDeleted(focus?.name, notification, history)) return [];
    return [
      {
        entry: seq,
        path: `${found.path}.resource`,
        expected: 'the resource',
        actual: `absent beside ${shown(method)}`,
      },
    ];
  });
}

export const fullResolves = defineCheck({
  id: 'notification.full-resolves',
  title: 'With content full-resource, focus and context references can be resolved inside the Bundle',
  requirements: ['ALL-NOTIF-63'],
  cause: 'The entry has a fullUrl of another form (urn:uuid, another address) than the reference in the event.',
  remedy: 'Use the same absolute URL in focus and in fullUrl, or a relative focus with a fullUrl that ends with it.',
  judge(history) {
    // A focus without any entry is notification.full-entry-per-focus's business.
    const subjects = focused(history).filter(
      ({ notification, event }) => entryFor(event.focus?.reference ?? '', notification.view.others) !== undefined,
    );
    if (subjects.length === 0) return noneAt(history, LEVEL, 'no entry for the focus of an event was seen');
    return judgeEach(history, subjects, {
      situation: 'event with content full-resource and an entry for its focus',
      broken: 'a focus does not resolve to its entry',
      problem: ({ notification, event }) => unresolved(notification, event.focus === undefined ? [] : [event.focus]),
      doubtful: 'an additional context does not resolve to its entry',
      doubt: ({ notification, event }) => unresolved(notification, event.context),
    });
  },
});

function unresolved({ seq, view }: Notification, references: SeenEvent['event']['context']): Finding[] {
  return references.flatMap(({ path, reference }) => {
    const entry = reference === undefined ? undefined : entryFor(reference, view.others);
    if (reference === undefined || entry === undefined || resolves(reference, view.others)) return [];
    // A delete may be shown by its request alone.
    if (entry.fullUrl === undefined) return [];
    const expected = `a reference that leads to ${entry.fullUrl}`;
    return [{ entry: seq, path: `${path}.reference`, expected, actual: shown(reference) }];
  });
}

export const fullTopic = defineCheck({
  id: 'notification.full-topic',
  title: 'With content full-resource, the topic is shown',
  requirements: ['ALL-NOTIF-64'],
  cause: 'SubscriptionStatus.topic is optional by cardinality and was left out.',
  remedy: 'Copy Subscription.topic into SubscriptionStatus.topic of full-resource notifications.',
  judge(history) {
    const subjects = eventfulAt(history, LEVEL);
    if (subjects.length === 0) return noneAt(history, LEVEL, NONE);
    return judgeEach(history, subjects, {
      situation: 'notification about events with content full-resource',
      broken: 'a full-resource notification does not show the topic',
      problem: ({ seq, status }) =>
        status.raw.topic === undefined
          ? { entry: seq, path: status.places.topic, expected: 'the topic of the Subscription', actual: 'absent' }
          : undefined,
    });
  },
});
