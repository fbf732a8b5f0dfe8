import {
  defineCheck,
  judgeEach,
  objectsAt,
  perHistory,
  shown,
  succeeded,
  textAt,
  typeAndId,
  unseen,
  type Finding,
  type History,
  type SeenEvent,
  type TopicFacts,
} from '../../src/model/index.js';
import { eventsAt } from './levels.js';
import { entryFor, startOf } from './resources.js';

export const focus = defineCheck({
  id: 'notification.focus',
  title: 'The focus is the resource that changed, of the kind the topic defines',
  requirements: ['ALL-NOTIF-47'],
  cause: 'The focus is the patient, the version or the Subscription in place of the resource that fired the topic.',
  remedy: 'Name the resource that met the resourceTrigger of the topic in notificationEvent.focus.',
  judge(history) {
    const topic = history.facts?.topic;
    if (topic === undefined) return unseen(history, 'the topic is not known');
    const subjects = [...eventsAt(history, 'id-only'), ...eventsAt(history, 'full-resource')].filter(
      (seen) => focusOf(seen) !== undefined,
    );
    return judgeEach(history, subjects, {
      situation: 'event with a focus that can be compared',
      broken: 'the focus of an event is not the resource that changed',
      problem: (seen) => wrongFocus(seen, topic, history),
    });
  },
});

/** `Encounter/e1`, also of a urn:uuid that leads to a resource in the Bundle. A focus may be something else altogether. */
function focusOf({ event, notification }: SeenEvent): string | undefined {
  const { name, reference = '' } = event.focus ?? {};
  if (name !== undefined) return name;
  const resource = entryFor(reference, notification.view.others)?.resource;
  return typeAndId(`${textAt(resource, 'resourceType') ?? ''}/${textAt(resource, 'id') ?? ''}`);
}

function wrongFocus(seen: SeenEvent, topic: TopicFacts, history: History): Finding | undefined {
  const actual = focusOf(seen) ?? '';
  const place = { entry: seen.notification.seq, path: `${seen.event.places.focus}.reference` };
  const kinds = kindsOf(history);
  const [kind = ''] = actual.split('/');
  if (!kinds.includes(kind))
    return { ...place, expected: `a resource of type ${kinds.join(' or ')}`, actual: shown(actual) };
  const isOwn = history.marks('trigger').some((mark) => mark.focus === actual);
  if (isOwn || kind !== topic.resource) return undefined;
  const due = unmet(seen, history);
  // Where nothing is missing, a strange focus is somebody else's change.
  return due.length === 0 ? undefined : { ...place, expected: due.join(' or '), actual: shown(actual) };
}

/** The trigger resource; a notification shape may declare another root. */
const kindsOf = perHistory(({ facts }): readonly string[] => {
  const { resource, definition } = facts?.topic ?? {};
  const shapes = objectsAt(definition, 'notificationShape').flatMap((shape) => textAt(shape, 'resource') ?? []);
  return [...new Set([resource ?? [], shapes].flat())];
});

/** Resources that were changed before the notification and that no event of the Subscription ever named. */
function unmet({ notification }: SeenEvent, history: History): string[] {
  const { key = '', at } = notification;
  const named = namedIn(history).get(key);
  return history
    .marks('trigger')
    .filter((mark) => mark.expects.includes(key) && startOf(mark, history) <= at)
    .filter((mark) => succeeded(history.exchange(mark.exchange)))
    .flatMap((mark) => (mark.focus === undefined || named?.has(mark.focus) === true ? [] : [mark.focus]));
}

/** What the events of each Subscription name. */
const namedIn = perHistory((history) => {
  const keys = new Set(history.events().flatMap(({ notification }) => notification.key ?? []));
  return new Map([...keys].map((key) => [key, new Set(history.events(key).map(focusOf))]));
});
