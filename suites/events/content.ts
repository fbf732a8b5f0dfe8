import { defineCheck, judgeEach, objectAt, objectsAt, type Finding, type JsonObject } from '../../src/model/index.js';
import { statusesOf, whereOffered, type Told } from './answers.js';
import { ASKED } from './asking.js';

const LEVELS = ['content-empty', 'content-id-only', 'content-full-resource'];

export const eventsStatusTopicTime = defineCheck({
  id: 'events.status-topic-time',
  title: 'An answer of $events shows status and topic of the Subscription and the time of each event',
  requirements: ['R5-EVENTS-14'],
  releases: ['R5'],
  cause: 'They are optional by cardinality and were left out.',
  remedy: 'Send status, topic and notificationEvent.timestamp.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, statusesOf(history), {
        situation: 'answer of $events',
        broken: 'an answer of $events lacks what it should show',
        problem: ({ entry, status }) => [
          ...(['status', 'topic'] as const)
            .filter((name) => status.raw[name] === undefined)
            .map((name) => ({ entry, path: status.places[name], expected: 'present', actual: 'absent' })),
          ...status.events
            .filter(({ timestamp }) => timestamp === undefined)
            .map(({ places }) => ({ entry, path: places.timestamp, expected: 'present', actual: 'absent' })),
        ],
      }),
    ),
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
      const told = statusesOf(history, [...LEVELS, 'every']).filter(isFirst);
      return judgeEach(history, told, {
        situation: 'answer of $events with events',
        broken: 'an answer of $events keeps to no content level',
        problem: (one) => levelProblem(one, stored),
      });
    }),
});

/** A status elsewhere is for events.bundle; without events there is no level to keep to. */
function isFirst({ status }: Told): boolean {
  return status.path === 'Bundle.entry[0].resource' && status.events.length > 0;
}

/** The content that was asked for is a hint: the level may be that, or the one of the Subscription. */
function levelProblem(told: Told, stored: string | undefined): Finding | undefined {
  const asked = new URL(told.exchange.request.url).searchParams.get('content') ?? undefined;
  const levels = [...new Set([asked, stored])].filter((level) => level !== undefined);
  if (levels.length === 0 || levels.some((level) => isOf(level, told))) return undefined;
  const { entry, status } = told;
  return {
    entry,
    path: status.places.notificationEvent,
    expected: `content ${levels.join(' or ')}`,
    actual: shapeOf(told),
  };
}

function further({ exchange }: Told): JsonObject[] {
  return objectsAt(exchange.body, 'entry').slice(1);
}

function isOf(level: string, told: Told): boolean {
  const { events } = told.status;
  const [entries, focused] = [further(told), events.every(({ focus }) => focus !== undefined)];
  if (level === 'empty')
    return entries.length === 0 && events.every(({ context, focus }) => focus === undefined && context.length === 0);
  if (level === 'id-only') return focused && entries.every((one) => objectAt(one, 'resource') === undefined);
  return focused && entries.length > 0;
}

function shapeOf(told: Told): string {
  const { events } = told.status;
  const focused = events.filter(({ focus }) => focus !== undefined).length;
  const full = further(told).filter((one) => objectAt(one, 'resource') !== undefined).length;
  return (
    `${String(focused)} of ${String(events.length)} events with focus, ` +
    `${String(full)} of ${String(further(told).length)} further entries with a resource`
  );
}
