import {
  defineCheck,
  isObject,
  judgeEach,
  listAt,
  objectsAt,
  perHistory,
  skip,
  textAt,
  typeAndId,
  type Finding,
  type History,
  type JsonObject,
  type Outcome,
  type SeenEvent,
} from '../../src/model/index.js';
import { eventsAt, noneAt } from './levels.js';
import { changesOf, entryFor, wasDeleted } from './resources.js';

export const context = defineCheck({
  id: 'notification.context',
  title: 'With content id-only or full-resource, available context resources are named in additionalContext',
  requirements: ['R5-NOTIF-59'],
  releases: ['R5'],
  cause: 'The includes of the topic only decide about further entries, or are not looked at.',
  remedy:
    'Name the resources that notificationShape.include of the topic leads to in notificationEvent.additionalContext.',
  judge(history) {
    const seen = [...eventsAt(history, 'id-only'), ...eventsAt(history, 'full-resource')];
    const subjects = seen.filter((one) => includedWith(one, history).length > 0 && isComparable(one));
    if (subjects.length === 0) return nothingIncluded(history);
    return judgeEach(history, subjects, {
      situation: 'event whose focus refers to a resource in the shape of the topic',
      broken: 'an event does not name its context',
      problem: ({ event, notification }) => {
        const named = event.context.map(({ name }) => name);
        const missing = includedWith({ event, notification }, history).filter((name) => !named.includes(name));
        return missing.map((name) => absence(notification.seq, event.places.additionalContext, name));
      },
    });
  },
});

/** A context that is not [type]/[id] may well be the right one. */
function isComparable({ event }: SeenEvent): boolean {
  return event.context.every(({ name }) => name !== undefined);
}

export const shapeIncluded = defineCheck({
  id: 'notification.shape-included',
  title: 'Resources listed in the shape of the topic are included when they exist',
  requirements: ['ALL-NOTIF-68'],
  releases: ['R4B', 'R5'],
  cause: 'The includes of the topic are documentation to the server, and only the focus is sent.',
  remedy: 'Add an entry for each resource that notificationShape.include of the topic leads to.',
  judge(history) {
    // With content id-only the shape shows in the context, which notification.context judges.
    const subjects = eventsAt(history, 'full-resource').filter((one) => includedWith(one, history).length > 0);
    if (subjects.length === 0) return nothingIncluded(history);
    return judgeEach(history, subjects, {
      situation: 'full-resource event whose focus refers to a resource in the shape of the topic',
      broken: 'a notification lacks a resource of the shape of the topic',
      problem: ({ event, notification }) => {
        const names = includedWith({ event, notification }, history);
        const missing = names.filter((name) => entryFor(name, notification.view.others) === undefined);
        return missing.map((name) => absence(notification.seq, 'Bundle.entry', name));
      },
    });
  },
});

function absence(entry: number, path: string, name: string): Finding {
  return { entry, path, expected: name, actual: 'absent' };
}

function nothingIncluded(history: History): Outcome {
  const definition = history.facts?.topic?.definition;
  if (definition === undefined) return skip('the topic does not show its definition, so its shape is not known');
  if (includes(history).length === 0)
    return skip('the topic has no notificationShape that includes a patient or subject');
  return noneAt(history, 'full-resource', 'no event whose focus refers to an included resource was seen');
}

/** `[type]/[id]` of what the shape includes beside a focus, known from the change that the scenario made. */
function includedWith({ event, notification }: SeenEvent, history: History): readonly string[] {
  const focus = event.focus?.name;
  // Of a deleted resource the server may not know any more what it referred to.
  return wasDeleted(focus, notification, history) ? [] : (referredTo(history).get(focus) ?? []);
}

/** What each changed resource refers to, where the shape includes anything. */
const referredTo = perHistory((history): ReadonlyMap<string | undefined, readonly string[]> => {
  if (includes(history).length === 0) return new Map();
  const focuses = new Set(history.marks('trigger').map(({ focus }) => focus));
  return new Map([...focuses].map((focus) => [focus, targetsIn(firstSent(focus, history))]));
});

function firstSent(focus: string | undefined, history: History): JsonObject | undefined {
  return changesOf(focus, history)
    .map(({ exchange }) => history.exchange(exchange)?.sent)
    .find(isObject);
}

function targetsIn(body: JsonObject | undefined): string[] {
  const targets = ELEMENTS.map((name) => typeAndId(textAt(body, name, 'reference')));
  return [...new Set(targets.filter((name) => name !== undefined))];
}

/** Elements that hold the patient of a resource, whatever the search parameter is called. */
const ELEMENTS = ['subject', 'patient'];

/** Include directives of the topic that lead from its resource to the patient: `Encounter:patient`, `Encounter:subject`. */
const includes = perHistory((history): readonly string[] => {
  const topic = history.facts?.topic;
  const shapes = objectsAt(topic?.definition, 'notificationShape');
  return shapes
    .filter((shape) => textAt(shape, 'resource') === topic?.resource)
    .flatMap((shape) => listAt(shape, 'include'))
    .filter((include) => typeof include === 'string')
    .filter((include) =>
      ELEMENTS.some((name) => include.split(/[&|?]/)[0]?.startsWith(`${topic?.resource ?? ''}:${name}`)),
    );
});

export const sameStyle = defineCheck({
  id: 'notification.same-style',
  title: 'Additional resources are included in the same style as the focus',
  requirements: ['R5-NOTIF-69', 'BP-NOTIF-69'],
  cause: 'Included resources are only linked although the focus is sent in full.',
  remedy: 'Send the included resources as the focus is sent: with content full-resource, in full.',
  judge(history) {
    const subjects = eventsAt(history, 'full-resource').filter(hasAdditional);
    if (subjects.length === 0) return skip('no full-resource notification had entries beyond its focus');
    return judgeEach(history, subjects, {
      situation: 'full-resource notification with entries beyond the focus',
      broken: 'an additional resource is only linked',
      problem: ({ notification, event }) =>
        additional({ notification, event })
          .filter(
            ({ resource, entry }) => resource === undefined && (entry['request'] ?? entry['response']) !== undefined,
          )
          .map(({ path }) => absence(notification.seq, `${path}.resource`, 'a resource, as for the focus')),
    });
  },
});

function hasAdditional(seen: SeenEvent): boolean {
  const focus = entryFor(seen.event.focus?.reference ?? '', seen.notification.view.others);
  return focus?.resource !== undefined && additional(seen).length > 0;
}

/** Entries that are the focus of no event in the notification, save deletions, which show nothing but a request. */
function additional({ notification: { view, status } }: SeenEvent) {
  const focuses = status.events.map(({ focus }) => entryFor(focus?.reference ?? '', view.others));
  return view.others.filter(
    (other) => !focuses.includes(other) && textAt(other.entry, 'request', 'method') !== 'DELETE',
  );
}
