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
  const listed = events === undefined || Array.isArray(events);
  return [
    ...one(resource, 'type', 'one code', isText),
    ...one(resource, 'subscription', 'one Reference to a Subscription, with its reference', isLiteralReference),
    ...atMostOne(resource, 'status', isScalar),
    ...atMostOne(resource, 'eventsSinceSubscriptionStart', isScalar),
    ...atMostOne(resource, 'topic', isScalar),
    ...many(resource, 'error', isObject),
    ...(listed ? [] : [{ path: 'notificationEvent', expected: 'a list', actual: shown(events) }]),
    ...(Array.isArray(events) ? events.flatMap((event, index) => wrongEvent(event, index)) : []),
  ].map((problem) => ({ ...problem, entry: seq, path: `${path}.${problem.path}` }));
}

interface Problem {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

type Fits = (value: Json) => boolean;

function wrongEvent(event: Json, index: number): Problem[] {
  const path = `notificationEvent[${String(index)}]`;
  if (!isObject(event)) return [{ path, expected: 'an object', actual: shown(event) }];
  return [
    ...one(event, 'eventNumber', 'one number', isScalar),
    ...atMostOne(event, 'timestamp', isScalar),
    ...atMostOne(event, 'focus', isObject),
    ...many(event, 'additionalContext', isObject),
  ].map((problem) => ({ ...problem, path: `${path}.${problem.path}` }));
}

function one(parent: JsonObject, name: string, expected: string, fits: Fits): Problem[] {
  const value = parent[name];
  return value !== undefined && fits(value) ? [] : [{ path: name, expected, actual: shown(value) }];
}

function atMostOne(parent: JsonObject, name: string, fits: Fits): Problem[] {
  return parent[name] === undefined ? [] : one(parent, name, 'at most one value', fits);
}

function many(parent: JsonObject, name: string, fits: Fits): Problem[] {
  const value = parent[name];
  if (value === undefined || (Array.isArray(value) && value.every(fits))) return [];
  return [{ path: name, expected: 'a list of objects', actual: shown(value) }];
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
