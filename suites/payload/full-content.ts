import {
  defineCheck,
  grouped,
  isObject,
  judgeEach,
  objectAt,
  objectsAt,
  perHistory,
  shown,
  succeeded,
  textAt,
  typeAndId,
  type Exchange,
  type Finding,
  type History,
  type Json,
  type JsonObject,
  type SeenEvent,
} from '../../src/model/index.js';
import { eventsAt, noneAt } from './levels.js';
import { changesOf, entryFor, startOf } from './resources.js';

export const fullContent = defineCheck({
  id: 'notification.full-content',
  title: 'With content full-resource, the resource sent is the one that changed, with its content',
  requirements: ['ALL-NOTIF-65'],
  cause: 'A summary is sent, or the resource as it was before the change.',
  remedy: 'Send the resource as a read right after the change returns it; mark an intended cut with the tag SUBSETTED.',
  judge(history) {
    const subjects = eventsAt(history, 'full-resource').flatMap((seen) => compared(seen, history));
    if (subjects.length === 0)
      return noneAt(history, 'full-resource', 'no full resource was read back right after its event');
    return judgeEach(history, subjects, {
      situation: 'full resource that was read back right after its event',
      broken: 'the resource in a notification differs from the one on the server',
      problem: (subject) => (isSubsetted(subject.sent) ? undefined : differences(subject)),
      doubtful: 'a resource is sent in part, and says so',
      doubt: (subject) => (isSubsetted(subject.sent) ? differences(subject) : undefined),
    });
  },
});

interface Comparison {
  readonly seq: number;
  readonly path: string;
  readonly sent: JsonObject;
  readonly read: JsonObject;
  /** Elements that the scenario wrote; undefined where they are not known. */
  readonly written?: readonly string[] | undefined;
}

function compared(seen: SeenEvent, history: History): Comparison[] {
  const { notification, event } = seen;
  const name = event.focus?.name;
  const entry = entryFor(event.focus?.reference ?? '', notification.view.others);
  const read = readAfter(seen, name, history);
  if (entry?.resource === undefined || read === undefined || isNewer(read, entry.resource)) return [];
  const body = changesOf(name, history)
    .filter((mark) => startOf(mark, history) <= notification.at)
    .map(({ exchange }) => history.exchange(exchange)?.sent)
    .findLast(isObject);
  const written = body === undefined ? undefined : Object.keys(body);
  return [{ seq: notification.seq, path: `${entry.path}.resource`, sent: entry.resource, read, written }];
}

/** The first read after the event that found the resource, unless the scenario changed it in between. */
function readAfter({ notification }: SeenEvent, name: string | undefined, history: History): JsonObject | undefined {
  const read = reads(history)
    .get(name)
    ?.find(({ request, status }) => request.at >= notification.at && status !== 404);
  if (name === undefined || !succeeded(read) || !isObject(read?.body)) return undefined;
  return wasChangedBetween(notification.at, read, name, history) ? undefined : read.body;
}

const reads = perHistory((history) => grouped(history.exchangesFor('read-focus'), ({ about }) => about));

function wasChangedBetween(sentAt: number, read: Exchange, name: string, history: History): boolean {
  // A notification that arrives before the answer to its own change belongs to that change.
  const changes = changesOf(name, history).map((mark) => startOf(mark, history));
  return changes.some((at) => at > sentAt && at < (read.response?.at ?? sentAt));
}

/** A version that came in between is no difference of content. */
function isNewer(read: JsonObject, sent: JsonObject): boolean {
  const versions = [read, sent].map((resource) => textAt(resource, 'meta', 'versionId'));
  return versions[0] !== undefined && versions[1] !== undefined && versions[0] !== versions[1];
}

function isSubsetted(resource: JsonObject): boolean {
  return objectsAt(objectAt(resource, 'meta'), 'tag').some((tag) => textAt(tag, 'code') === 'SUBSETTED');
}

/** What the server adds by itself, such as a narrative, may differ between the two. */
function differences({ seq, path, sent, read, written }: Comparison): Finding[] {
  const names = (written ?? Object.keys(read)).filter((name) => name !== 'meta' && name !== 'text');
  return [...new Set(['resourceType', 'id', ...names])]
    .filter((name) => read[name] !== undefined && !isSame(read[name], sent[name]))
    .map((name) => ({ entry: seq, path: `${path}.${name}`, expected: shown(read[name]), actual: shown(sent[name]) }));
}

function isSame(one: Json | undefined, other: Json | undefined, name = ''): boolean {
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, i) => isSame(item, other[i]));
  }
  if (isObject(one)) {
    return isObject(other) && Object.keys(one).every((key) => isSame(one[key], other[key], key));
  }
  if (one === other) return true;
  // References may be relative in one place and absolute in the other.
  return name === 'reference' && typeof one === 'string' && typeof other === 'string' && sameTarget(one, other);
}

function sameTarget(one: string, other: string): boolean {
  return typeAndId(one) !== undefined && typeAndId(one) === typeAndId(other);
}
