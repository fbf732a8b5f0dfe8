import {
  defineCheck,
  isObject,
  judgeEach,
  shown,
  textAt,
  type Finding,
  type Json,
  type JsonObject,
  type Notification,
} from '../../src/model/index.js';

export const statusCardinality = defineCheck({
  id: 'notification.status-cardinality',
  title: 'SubscriptionStatus has one type, one Subscription, at most one status, count and topic, and numbered events',
  requirements: ['ALL-NOTIF-14'],
  releases: ['R4B', 'R5'],
  everywhere: true,
  cause: 'A mandatory element (type, subscription, eventNumber) is left out, or a single value is written as a list.',
  remedy:
    'Send type and subscription always, eventNumber in each notificationEvent, and lists only where the release has lists.',
  judge: (history) =>
    judgeEach(history, history.notifications, {
      situation: 'SubscriptionStatus',
      broken: 'a SubscriptionStatus lacks an element or has too many',
      problem: wrongElements,
    }),
});

function wrongElements({ seq, status }: Notification): Finding[] {
  const { resource, path } = status;
  const events = resource['notificationEvent'];
  const found = wrongIn(resource, ELEMENTS);
  if (Array.isArray(events)) found.push(...events.flatMap((event, index) => wrongEvent(event, index)));
  else if (events !== undefined) found.push({ path: 'notificationEvent', expected: 'a list', actual: shown(events) });
  return found.map((problem) => ({ ...problem, entry: seq, path: `${path}.${problem.path}` }));
}

function wrongEvent(event: Json, index: number): Problem[] {
  const path = `notificationEvent[${String(index)}]`;
  if (!isObject(event)) return [{ path, expected: 'an object', actual: shown(event) }];
  return wrongIn(event, EVENT_ELEMENTS).map((problem) => ({ ...problem, path: `${path}.${problem.path}` }));
}

interface Problem {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** What an element has to be. */
interface Cardinality {
  readonly name: string;
  readonly optional: boolean;
  readonly expected: string;
  readonly fits: (value: Json) => boolean;
}

function wrongIn(parent: JsonObject, elements: readonly Cardinality[]): Problem[] {
  return elements
    .filter(({ name, optional, fits }) => {
      const value = parent[name];
      return value === undefined ? !optional : !fits(value);
    })
    .map(({ name, expected }) => ({ path: name, expected, actual: shown(parent[name]) }));
}

const ELEMENTS: readonly Cardinality[] = [
  one('type', 'one code', isText),
  one('subscription', 'one Reference to a Subscription, with its reference', isLiteralReference),
  atMostOne('status', isScalar),
  atMostOne('eventsSinceSubscriptionStart', isScalar),
  atMostOne('topic', isScalar),
  many('error'),
];

const EVENT_ELEMENTS: readonly Cardinality[] = [
  one('eventNumber', 'one number', isScalar),
  atMostOne('timestamp', isScalar),
  atMostOne('focus', isObject),
  many('additionalContext'),
];

function one(name: string, expected: string, fits: Cardinality['fits']): Cardinality {
  return { name, optional: false, expected, fits };
}

function atMostOne(name: string, fits: Cardinality['fits']): Cardinality {
  return { name, optional: true, expected: 'at most one value', fits };
}

function many(name: string): Cardinality {
  const fits = (value: Json) => Array.isArray(value) && value.every(isObject);
  return { name, optional: true, expected: 'a list of objects', fits };
}

function isText(value: Json): boolean {
  return typeof value === 'string' && value !== '';
}

/** Counters and instants of a wrong JSON type have checks of their own. */
function isScalar(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** An identifier or a display alone leaves the client guessing (ambiguity A37). */
function isLiteralReference(value: Json): boolean {
  return (textAt(value, 'reference') ?? '') !== '';
}
