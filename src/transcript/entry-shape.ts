import { isObject, type Entry, type EntryKind, type EntryOf, type JsonObject, type Stamp } from '../model/index.js';
import { isCount, isFlag, isNumber, isText, mapOf, oneOf, optional, wrongMember, type Guards } from './guard.js';
import { isMark } from './mark-shape.js';

const stamp: Guards<Stamp> = { seq: isCount, at: isNumber, wall: isText };
const isHeaders = mapOf(isText);
const side = oneOf('client', 'server');

/** What a line of each kind holds. */
const ENTRIES: { readonly [Kind in EntryKind]: Guards<EntryOf<Kind>> } = {
  'http-request': {
    ...stamp,
    kind: oneOf('http-request'),
    exchange: isCount,
    purpose: isText,
    about: optional(isText),
    as: optional(oneOf('other', 'nobody', 'invalid')),
    method: isText,
    url: isText,
    headers: isHeaders,
    body: optional(isText),
  },
  'http-response': {
    ...stamp,
    kind: oneOf('http-response'),
    exchange: isCount,
    status: isCount,
    headers: isHeaders,
    body: isText,
    cutAtBytes: optional(isCount),
  },
  'http-failure': { ...stamp, kind: oneOf('http-failure'), exchange: isCount, code: isText, message: isText },
  'ws-connect': { ...stamp, kind: oneOf('ws-connect'), connection: isText, url: isText, headers: isHeaders },
  'ws-open': { ...stamp, kind: oneOf('ws-open'), connection: isText, headers: isHeaders },
  'ws-refused': {
    ...stamp,
    kind: oneOf('ws-refused'),
    connection: isText,
    status: optional(isCount),
    code: isText,
    message: isText,
    headers: optional(isHeaders),
  },
  'ws-sent': { ...stamp, kind: oneOf('ws-sent'), connection: isText, text: isText },
  'ws-received': {
    ...stamp,
    kind: oneOf('ws-received'),
    connection: isText,
    text: isText,
    binary: isFlag,
    bytes: isCount,
  },
  'hook-received': {
    ...stamp,
    kind: oneOf('hook-received'),
    connection: isText,
    delivery: isCount,
    method: isText,
    url: isText,
    headers: isHeaders,
    text: isText,
    binary: isFlag,
    bytes: isCount,
  },
  'hook-answered': {
    ...stamp,
    kind: oneOf('hook-answered'),
    connection: isText,
    delivery: isCount,
    status: optional(isCount),
    how: oneOf('answered', 'hung', 'cut'),
  },
  'ws-ping': { ...stamp, kind: oneOf('ws-ping'), connection: isText, by: side, payload: isText },
  'ws-pong': { ...stamp, kind: oneOf('ws-pong'), connection: isText, by: side, payload: isText },
  'ws-close': { ...stamp, kind: oneOf('ws-close'), connection: isText, by: side, code: isCount, reason: isText },
  'ws-end': { ...stamp, kind: oneOf('ws-end'), connection: isText, code: isCount, message: isText },
  mark: { ...stamp, kind: oneOf('mark'), mark: isMark },
  late: { ...stamp, kind: oneOf('late'), ms: isNumber },
};

const guardsByKind = new Map(Object.entries<Guards<Entry>>(ENTRIES));

/** Whether a line holds an entry. */
export function isEntry(line: unknown): line is Entry {
  return isObject(line) && entryProblem(line) === undefined;
}

/** What is wrong with a line that should be an entry: the rule it breaks, in the words of "line 7 …". */
export function entryProblem(line: JsonObject): string | undefined {
  const { kind } = line;
  const guards = typeof kind === 'string' ? guardsByKind.get(kind) : undefined;
  if (typeof kind !== 'string' || guards === undefined)
    return `is of the kind ${JSON.stringify(kind ?? null)}, which is not known`;
  const wrong = wrongMember(guards, line);
  return wrong === undefined ? undefined : `has no usable "${wrong}", which every ${kind} needs`;
}
