import {
  advise,
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  objectAt,
  pass,
  shown,
  textAt,
  unseen,
  violated,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { answered, statusesOf, whereOffered, type Told } from './answers.js';
import { ASKED } from './asking.js';

const LEVELS = ['content-empty', 'content-id-only', 'content-full-resource'];

function eachStatus(
  history: History,
  broken: string,
  problem: (told: Told) => Finding | Finding[] | undefined,
): Outcome {
  return whereOffered(history, () =>
    judgeEach(history, statusesOf(history), { situation: 'answer of $events', broken, problem }),
  );
}

export const eventsBundle = defineCheck({
  id: 'events.bundle',
  title: '$events answers with a notification Bundle of the release whose first entry is the status',
  requirements: ['R5-EVENTS-03', 'BP-EVENTS-03'],
  cause: 'The answer is a searchset, as that of $status.',
  remedy: 'Build the answer as a notification: the same Bundle.type, the status first.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history), {
        situation: 'answer of $events',
        broken: '$events does not answer with a notification Bundle',
        problem: (exchange) => {
          const entry = evidenceOf(exchange);
          const { notificationBundle, statusResource } = history.words;
          const facts: [path: string, expected: string, actual: string | undefined][] = [
            ['Bundle.type', notificationBundle, textAt(exchange.body, 'type')],
            ['Bundle.entry[0].resource', statusResource, textAt(exchange.body, 'entry', 0, 'resource', 'resourceType')],
          ];
          return facts
            .filter(([, expected, actual]) => expected !== actual)
            .map(([path, expected, actual]) => ({ entry, path, expected, actual: shown(actual) }));
        },
      }),
    ),
});

export const eventsType = defineCheck({
  id: 'events.type',
  title: 'The type of a status in an answer of $events is query-event',
  requirements: ['R5-EVENTS-04', 'BP-EVENTS-04'],
  cause: 'The stored notifications are returned as they were sent.',
  remedy: 'Set the type to query-event.',
  judge: (history) =>
    eachStatus(history, 'an answer of $events has another type than query-event', ({ entry, status }) =>
      status.type === 'query-event'
        ? undefined
        : { entry, path: status.places.type, expected: 'query-event', actual: shown(status.type) },
    ),
});

export const eventsEntries = defineCheck({
  id: 'events.entries',
  title: 'Entries of an answer of $events have request and response, as in every history',
  requirements: ['BP-EVENTS-11'],
  releases: ['R4', 'R4B'],
  cause: 'The entries are built as in R5, where both are optional.',
  remedy: 'Give every entry a request and a response (invariants bdl-3 and bdl-4).',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history), {
        situation: 'answer of $events',
        broken: 'an entry of $events lacks request or response',
        problem: (exchange) =>
          objectsAt(exchange.body, 'entry').flatMap((one, index) =>
            ['request', 'response']
              .filter((name) => objectAt(one, name) === undefined)
              .map((name) => ({
                entry: evidenceOf(exchange),
                path: `Bundle.entry[${String(index)}].${name}`,
                expected: 'present',
                actual: 'absent',
              })),
          ),
      }),
    ),
});

export const eventsCount = defineCheck({
  id: 'events.count',
  title: 'An answer of $events contains the event count',
  requirements: ['R5-EVENTS-13'],
  releases: ['R5'],
  cause: 'eventsSinceSubscriptionStart is optional by cardinality and was left out.',
  remedy: 'Send eventsSinceSubscriptionStart.',
  judge: (history) =>
    eachStatus(history, 'an answer of $events lacks the event count', ({ entry, status }) =>
      status.rawCount === undefined
        ? { entry, path: status.places.eventsSinceSubscriptionStart, expected: 'the event count', actual: 'absent' }
        : undefined,
    ),
});

export const eventsStatusTopicTime = defineCheck({
  id: 'events.status-topic-time',
  title: 'An answer of $events shows status and topic of the Subscription and the time of each event',
  requirements: ['R5-EVENTS-14'],
  releases: ['R5'],
  cause: 'They are optional by cardinality and were left out.',
  remedy: 'Send status, topic and notificationEvent.timestamp.',
  judge: (history) =>
    eachStatus(history, 'an answer of $events lacks what it should show', ({ entry, status }) => [
      ...(['status', 'topic'] as const)
        .filter((name) => status.raw[name] === undefined)
        .map((name) => ({ entry, path: status.places[name], expected: 'present', actual: 'absent' })),
      ...status.events
        .filter(({ timestamp }) => timestamp === undefined)
        .map(({ places }) => ({ entry, path: places.timestamp, expected: 'present', actual: 'absent' })),
    ]),
});

export const eventsContentLevel = defineCheck({
  id: 'events.content-level',
  title: 'Events in an answer of $events follow the rules of the content level used',
  requirements: ['ALL-EVENTS-12'],
  cause: 'The focus is left out although the level asks for it, or resources are sent with content empty.',
  remedy:
    'Fill the answer as a notification of the level: empty without focus, id-only with it, full-resource with the resources.',
  judge: (history) =>
    whereOffered(history, () => {
      const stored = history.subscription(ASKED)?.settings.content;
      const told = statusesOf(history, [...LEVELS, 'every']).filter(({ status }) => status.events.length > 0);
      return judgeEach(history, told, {
        situation: 'answer of $events with events',
        broken: 'an answer of $events keeps to no content level',
        problem: (one) => levelProblems(one, stored),
      });
    }),
});

/** The content that was asked for is a hint: the level may be that, or the one of the Subscription. */
function levelProblems({ entry, exchange, status }: Told, stored: string | undefined): Finding[] {
  const asked = new URL(exchange.request.url).searchParams.get('content') ?? undefined;
  const fits = [asked, stored].some((level) => level !== undefined && isOf(level, exchange.body, status));
  if (fits || (asked === undefined && stored === undefined)) return [];
  const expected = `content ${[...new Set([asked, stored])].filter((level) => level !== undefined).join(' or ')}`;
  return [{ entry, path: status.places.notificationEvent, expected, actual: shapeOf(exchange.body, status) }];
}

function isOf(level: string, body: Told['exchange']['body'], { events }: Told['status']): boolean {
  const further = objectsAt(body, 'entry').slice(1);
  const focused = events.every(({ focus }) => focus !== undefined);
  if (level === 'empty')
    return further.length === 0 && events.every(({ focus, context }) => focus === undefined && context.length === 0);
  if (level === 'id-only') return focused && further.every((one) => one['resource'] === undefined);
  return focused && further.length > 0;
}

function shapeOf(body: Told['exchange']['body'], { events }: Told['status']): string {
  const focused = events.filter(({ focus }) => focus !== undefined).length;
  const further = objectsAt(body, 'entry').slice(1);
  const full = further.filter((one) => one['resource'] !== undefined).length;
  return `${String(focused)} of ${String(events.length)} events with focus, ${String(full)} of ${String(further.length)} further entries with a resource`;
}

export const eventsNotRaised = defineCheck({
  id: 'events.not-raised',
  title: 'Asking for events does not raise the event count',
  requirements: ['ALL-EVENTS-10'],
  cause: 'The count is that of notifications sent, and the answer is built as one.',
  remedy: 'Count events of the topic only.',
  judge: (history) =>
    whereOffered(history, () => {
      const counts = statusCounts(history, ASKED);
      const [before, after] = [counts.at(0), counts.at(-1)];
      if (before === undefined || after === undefined || before.seq === after.seq) {
        return unseen(history, '$status did not tell the count before and after');
      }
      if (before.count === after.count) return pass(`${String(before.count)} before and after`);
      const finding = { entry: after.seq, expected: String(before.count), actual: String(after.count) };
      const isAlone = history.facts?.topic?.patientFilter !== undefined;
      return isAlone
        ? violated('calls of $events raise the event count', [finding])
        : advise('the event count rose meanwhile', [finding]);
    }),
});
