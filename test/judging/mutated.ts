import fc from 'fast-check';
import { isObject, parseJson, type Entry, type Json, type Transcript } from '../../src/model/index.js';

/** One change of one text. Places are counted modulo what there is. */
interface Mutation {
  readonly kind: 'set' | 'drop' | 'wrap' | 'repeat' | 'rename' | 'prototype' | 'truncate' | 'status' | 'header';
  /** Which of the server's texts, and which value in it. */
  readonly text: number;
  readonly place: number;
  readonly value: Json;
  readonly name: string;
}

const HUGE = 'a'.repeat(100_000);

const VALUES: readonly Json[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    'x',
    '/',
    '//',
    'Patient/1',
    'http://[',
    'urn:uuid:',
    '%E0%A4%A',
  ],
  ...[
    '2024',
    '2024-13-45T99:99:99Z',
    '-1',
    '1e3',
    '99999999999999999999',
    'NaN',
    '__proto__',
    'toString',
    '(((',
    '\ud800',
  ],
  ...[HUGE, ' '.repeat(50_000), `${HUGE}/${HUGE}`, [], [[]], [null], {}, [{}], [[[{}]]]],
  ...[{ resourceType: 'Bundle' }, { resourceType: 5 }, { resourceType: 'SubscriptionStatus' }],
];

/** Changes of a recording: a few, or one in nearly every text. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['set', 'set', 'set', 'drop', 'drop', 'wrap', 'repeat', 'rename', 'prototype'] as const),
      ...(['truncate', 'status', 'header'] as const),
    ),
    text: fc.nat(),
    place: fc.nat(),
    value: fc.constantFrom(...VALUES),
    name: fc.constantFrom('toString', 'constructor', 'hasOwnProperty', 'length', 'valueOf', 'then', 'x'),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** A recording in which the server's texts are changed: frames, answers with their headers, and what was learnt of it. */
export function mutated(transcript: Transcript, changes: readonly Mutation[]): Transcript {
  const places = transcript.entries.flatMap((entry, index) => (isOfServer(entry) ? [index] : []));
  const entries = [...transcript.entries];
  for (const change of changes) {
    const index = places[change.text % Math.max(1, places.length)] ?? 0;
    const entry = entries[index];
    if (entry !== undefined) entries[index] = changed(entry, change);
  }
  return { ...transcript, entries };
}

function isOfServer(entry: Entry): boolean {
  return entry.kind === 'ws-received' || entry.kind === 'http-response' || isFacts(entry);
}

function isFacts(entry: Entry): boolean {
  return entry.kind === 'mark' && entry.mark.name === 'facts';
}

function changed(entry: Entry, change: Mutation): Entry {
  if (entry.kind === 'ws-received') return { ...entry, text: changedText(entry.text, change) };
  if (entry.kind === 'http-response') {
    if (change.kind === 'status') return { ...entry, status: [100, 204, 301, 400, 418, 999][change.place % 6] ?? 0 };
    if (change.kind === 'header') return { ...entry, headers: changedHeaders(entry.headers, change) };
    return { ...entry, body: changedText(entry.body, change) };
  }
  if (entry.kind !== 'mark' || entry.mark.name !== 'facts') return entry;
  const { facts } = entry.mark;
  const capabilities = parseJson(changedText(JSON.stringify(facts.capabilities ?? {}), change));
  return {
    ...entry,
    mark: { name: 'facts', facts: { ...facts, capabilities: isObject(capabilities) ? capabilities : {} } },
  };
}

function changedHeaders(headers: Readonly<Record<string, string>>, { place, value }: Mutation): Record<string, string> {
  const names = Object.keys(headers);
  const name = names[place % Math.max(1, names.length)] ?? 'date';
  return { ...headers, [name]: typeof value === 'string' ? value : '' };
}

function changedText(text: string, change: Mutation): string {
  const document = parseJson(text);
  if (document === undefined || change.kind === 'truncate') return text.slice(0, change.place % (text.length + 1));
  const spots = spotsIn(document);
  const spot = spots[change.place % Math.max(1, spots.length)];
  if (spot === undefined) return JSON.stringify(change.value);
  spot(change);
  return JSON.stringify(document);
}

type Spot = (change: Mutation) => void;

/** Every member and item of a document, as a way to change it where it is. */
function spotsIn(value: Json | undefined): Spot[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => [(change: Mutation) => changeItem(value, index, change), ...spotsIn(item)]);
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    (change: Mutation) => {
      const { kind, name } = change;
      if (kind === 'drop') delete value[key];
      else if (kind === 'rename' || kind === 'repeat') own(value, name, member);
      else if (kind === 'prototype') own(value, '__proto__', member);
      else own(value, key, kind === 'wrap' ? [member ?? null] : change.value);
    },
    ...spotsIn(member),
  ]);
}

function changeItem(list: Json[], index: number, { kind, value }: Mutation): void {
  const item = list[index] ?? null;
  if (kind === 'drop') list.splice(index, 1);
  else if (kind === 'repeat') list.push(structuredClone(item));
  else list[index] = kind === 'wrap' ? [item] : value;
}

/** As a member of its own, whatever its name. */
function own(target: object, key: string, value: Json | undefined): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
