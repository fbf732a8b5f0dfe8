import {
  defineCheck,
  judgeEach,
  shown,
  type Finding,
  type History,
  type ReferenceView,
  type SeenEvent,
} from '../../src/model/index.js';
import { implausible, instantOf } from './clock.js';
import { notUsed } from './frames.js';

export const eventsListed = defineCheck({
  id: 'notification.events-listed',
  title: 'An event-notification lists at least one event',
  requirements: ['R5-NOTIF-26', 'R4B-NOTIF-26', 'R4-NOTIF-26'],
  everywhere: true,
  cause: 'The count alone is sent, or notificationEvent is written only when there is a resource to show.',
  remedy: 'List every event of the notification in SubscriptionStatus.notificationEvent (invariant sst-1).',
  judge(history) {
    // With content empty the same defect is notification.empty-lists-events.
    const subjects = history
      .notificationsOfType('event-notification')
      .filter(({ key }) => key === undefined || history.subscription(key)?.settings.content !== 'empty');
    return judgeEach(history, subjects, {
      situation: 'event-notification of a Subscription with content id-only or full-resource',
      broken: 'an event-notification lists no event',
      problem: ({ seq, status }) =>
        status.events.length > 0
          ? undefined
          : {
              entry: seq,
              path: status.places.notificationEvent,
              expected: 'at least one event',
              actual: shown(status.raw.notificationEvent),
            },
    });
  },
});

export const timestamp = defineCheck({
  id: 'notification.timestamp',
  title: 'Events carry the time they occurred',
  requirements: ['ALL-NOTIF-40'],
  everywhere: true,
  cause:
    'notificationEvent.timestamp is optional by cardinality and was left out, or it is a date or lacks the time zone.',
  remedy: 'Set notificationEvent.timestamp to the time of the change, as an instant with seconds and zone.',
  judge: (history) =>
    judgeEach(history, history.events().filter(isReadable), {
      situation: 'event in a notification',
      broken: 'an event does not properly say when it occurred',
      problem: (seen) => wrongTime(seen, history),
    }),
});

/** What is no instant breaks the profile of the Parameters, which notification.status-slices judges. */
function isReadable({ event, notification }: SeenEvent): boolean {
  const isMalformed = event.timestamp !== undefined && instantOf(event.timestamp) === undefined;
  return !(isMalformed && notification.status.form === 'Parameters');
}

function wrongTime(seen: SeenEvent, history: History): Finding | undefined {
  const { event, notification } = seen;
  const expected = 'an instant between the change and the arrival';
  const place = { entry: notification.seq, path: event.places.timestamp, expected };
  const time = instantOf(event.timestamp);
  if (time === undefined) return { ...place, actual: shown(event.timestamp) };
  const between = { from: causedAt(seen, history), to: notification.entry.wall };
  const strange = implausible(time, between, history);
  return strange === undefined ? undefined : { ...place, actual: `${shown(event.timestamp)}, ${strange}` };
}

/** Start of the first change of the focus, else creation of the Subscription. */
function causedAt({ event, notification }: SeenEvent, history: History): string | undefined {
  const focus = event.focus?.name;
  const change = history.marks('trigger').find((mark) => focus !== undefined && mark.focus === focus);
  if (change !== undefined) return history.exchange(change.exchange)?.request.wall;
  return history.subscription(notification.key ?? '')?.create.request.wall;
}

export const referenceType = defineCheck({
  id: 'notification.reference-type',
  title: 'A focus or context reference that does not show its type in the literal states it in Reference.type',
  requirements: ['R5-NOTIF-66'],
  releases: ['R5'],
  everywhere: true,
  cause: 'References are urn:uuid or opaque URLs, and Reference.type was thought to be redundant.',
  remedy: 'Set Reference.type (Encounter, Patient …) wherever the literal is not [type]/[id].',
  judge(history) {
    const subjects = history.events().flatMap(opaqueReferences);
    if (subjects.length === 0) return notUsed(history, 'every focus and context reference shows its type');
    return judgeEach(history, subjects, {
      situation: 'focus or context reference that does not show its type',
      broken: 'a reference does not say the type of its target',
      problem: ({ seq, reference: { path, type, reference } }) =>
        type === undefined
          ? {
              entry: seq,
              path: `${path}.type`,
              expected: 'the type of the target',
              actual: `absent beside ${shown(reference)}`,
            }
          : undefined,
    });
  },
});

function opaqueReferences({ event, notification }: SeenEvent): { seq: number; reference: ReferenceView }[] {
  const references = event.focus === undefined ? event.context : [event.focus, ...event.context];
  return references
    .filter((reference) => reference.reference !== undefined && !showsType(reference))
    .map((reference) => ({ seq: notification.seq, reference }));
}

/** `Encounter/e1`, absolute or not, and conditional references such as `Patient?identifier=…`. */
function showsType({ name, reference = '' }: ReferenceView): boolean {
  return name !== undefined || /(^|\/)[A-Z][A-Za-z]+\?/.test(reference);
}
