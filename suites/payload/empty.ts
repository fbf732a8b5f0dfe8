import {
  at,
  defineCheck,
  isObject,
  judgeEach,
  objectAt,
  objectsAt,
  shown,
  type Finding,
  type History,
  type JsonObject,
  type Notification,
  type ReferenceView,
} from '../../src/model/index.js';
import { eventfulAt, eventsAt, noneAt, notificationsAt } from './levels.js';

export const emptyNoFocus = defineCheck({
  id: 'notification.empty-no-focus',
  title: 'With content empty, events carry neither focus nor additional context',
  requirements: ['ALL-NOTIF-50'],
  cause: 'The events are written by the same code for all levels of content.',
  remedy: 'Leave focus and additionalContext out of every event of a Subscription with content empty.',
  judge(history) {
    const subjects = eventsAt(history, 'empty');
    if (subjects.length === 0)
      return noneAt(history, 'empty', 'no event of a Subscription with content empty was seen');
    return judgeEach(history, subjects, {
      situation: 'event with content empty',
      broken: 'an event names a resource although the content is empty',
      problem: ({ notification: { seq }, event }) =>
        [event.focus, ...event.context].flatMap((reference) =>
          reference === undefined ? [] : [shownTo(seq, reference)],
        ),
    });
  },
});

function shownTo(entry: number, { path, reference }: ReferenceView): Finding {
  return { entry, path, expected: 'absent', actual: shown(reference) };
}

export const emptyNoEntries = defineCheck({
  id: 'notification.empty-no-entries',
  title: 'With content empty, the Bundle has no entry besides the status',
  requirements: ['ALL-NOTIF-51'],
  cause: 'Entries for the focus or its context are added for all levels of content.',
  remedy: 'Send a Subscription with content empty nothing but the SubscriptionStatus.',
  judge(history) {
    const subjects = notificationsAt(history, 'empty');
    if (subjects.length === 0) return noneAt(history, 'empty', 'no notification with content empty was seen');
    return judgeEach(history, subjects, {
      situation: 'notification with content empty',
      broken: 'a notification with content empty has further entries',
      problem: ({ seq, view }) =>
        view.others.map(({ path, entry }) => ({ entry: seq, path, expected: 'absent', actual: shown(entry) })),
    });
  },
});

export const emptyListsEvents = defineCheck({
  id: 'notification.empty-lists-events',
  title: 'With content empty, event-notifications still list their events',
  // In R4 the events of a notification are optional by version 1.1.0 of the guide.
  requirements: ['R4-NOTIF-26', 'ALL-NOTIF-52'],
  cause: 'With nothing to tell about the resource, the whole notificationEvent is left out.',
  remedy: 'List each event with its eventNumber, and preferably its timestamp, but without focus.',
  judge(history) {
    const subjects = notificationsAt(history, 'empty').filter(({ status }) => status.type === 'event-notification');
    if (subjects.length === 0) return noneAt(history, 'empty', 'no event-notification with content empty was seen');
    return judgeEach(history, subjects, {
      situation: 'event-notification with content empty',
      broken: 'an event-notification with content empty lists no event',
      problem: ({ seq, status }) =>
        status.events.length > 0
          ? undefined
          : { entry: seq, path: status.places.notificationEvent, expected: 'at least one event', actual: 'none' },
    });
  },
});

export const emptyNoTopic = defineCheck({
  id: 'notification.empty-no-topic',
  title: 'With content empty, the topic is not shown',
  requirements: ['ALL-NOTIF-53'],
  cause: 'The topic is written into every SubscriptionStatus; even examples of the specification do.',
  remedy: 'Leave SubscriptionStatus.topic out where the content is empty: it tells what kind of thing happened.',
  judge(history) {
    const subjects = notificationsAt(history, 'empty');
    if (subjects.length === 0) return noneAt(history, 'empty', 'no notification with content empty was seen');
    return judgeEach(history, subjects, {
      situation: 'notification with content empty',
      broken: 'a notification with content empty shows the topic',
      problem: ({ seq, status }) =>
        status.topic === undefined
          ? undefined
          : { entry: seq, path: status.places.topic, expected: 'absent', actual: shown(status.topic) },
    });
  },
});

export const emptyNoTrace = defineCheck({
  id: 'notification.empty-no-trace',
  title: 'With content empty, nothing else in the Bundle reveals which resource was involved',
  requirements: ['ALL-NOTIF-54'],
  cause: 'A narrative, a link, an extension or the request of the status entry names the resource or its patient.',
  remedy: 'Build the notification of a Subscription with content empty from the Subscription and the counters alone.',
  judge(history) {
    const subjects = eventfulAt(history, 'empty');
    if (subjects.length === 0)
      return noneAt(history, 'empty', 'no event of a Subscription with content empty was seen');
    const traces = tracesIn(history);
    return judgeEach(history, subjects, {
      situation: 'notification about events with content empty',
      broken: 'a notification with content empty reveals what it is about',
      problem: (notification) => revealed(notification, traces),
    });
  },
});

function revealed({ seq, view, status }: Notification, traces: readonly string[]): Finding[] {
  const text = JSON.stringify(withoutOpenPlaces(view.bundle));
  const found = traces.filter((trace) => text.includes(trace) && occursIn(text, trace));
  const expected = 'no trace of the changed resource or its patient';
  return found.map((trace) => ({
    entry: seq,
    path: status.path,
    expected,
    actual: `the message holds ${shown(trace)}`,
  }));
}

/** Focus, context and further entries are judged by rules of their own; Subscription and topic name no resource. */
function withoutOpenPlaces(bundle: JsonObject): JsonObject {
  const statuses = objectsAt(bundle, 'entry').filter(
    (entry) => at(entry, 'resource', 'resourceType') === 'SubscriptionStatus',
  );
  return {
    ...bundle,
    entry: statuses.map((entry) => ({ ...entry, resource: closedPlaces(objectAt(entry, 'resource')) })),
  };
}

function closedPlaces(status: JsonObject | undefined): JsonObject {
  const events = status?.['notificationEvent'];
  const rest = without(status, ['subscription', 'topic', 'notificationEvent']);
  if (!Array.isArray(events)) return { ...rest, notificationEvent: events };
  const closed = events.map((event) => (isObject(event) ? without(event, ['focus', 'additionalContext']) : event));
  return { ...rest, notificationEvent: closed };
}

function without(object: JsonObject = {}, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function tracesIn(history: History): string[] {
  const texts = history
    .marks('trigger')
    .flatMap(({ focus, traces }) => [...(focus === undefined ? [] : [focus]), ...(traces ?? [])]);
  return [...new Set(texts)].filter((text) => text.includes('/') || text.length >= DISTINCTIVE);
}

/** A shorter text, such as a serial number, is found in counters, times and other ids too. */
const DISTINCTIVE = 8;

/** Whether a text holds another as a whole word. */
function occursIn(text: string, word: string): boolean {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9.-])${literal}(?![A-Za-z0-9-])`).test(text);
}
