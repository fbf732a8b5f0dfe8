import fc from 'fast-check';
import { copy, isObject, type Json, type JsonObject } from '../../src/model/index.js';

/** One random change: which node (by a share of all nodes), what is done, and a value to do it with. */
export interface Change {
  readonly where: number;
  readonly how: 'remove' | 'replace' | 'rename' | 'add' | 'wrap' | 'empty' | 'swap';
  readonly name: string;
  readonly value: Json;
}

const NAMES = [
  'status',
  'type',
  'id',
  'extension',
  'valueString',
  '_status',
  'resource',
  'code',
  'text',
  'url',
  'x',
  'entry',
  'name',
  '__proto__',
  'constructor',
];

const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    '',
    'a',
    ' a',
    'active',
    'final',
    '2024-01-01',
    '2024-01-01T00:00:00Z',
    'urn:x',
    'Patient/p1',
    0,
    1,
    -1,
    1.5,
    true,
    null,
    {},
    [],
    [null],
  ),
  fc.constantFrom<Json>(
    { reference: 'Patient/p1' },
    { url: 'http://x', valueCode: 'a' },
    { coding: [{ code: 'a' }] },
    [{ id: 'a' }],
    { resourceType: 'Patient' },
  ),
);

export const mutations: fc.Arbitrary<Change[]> = fc.array(
  fc.record<Change>({
    where: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    how: fc.constantFrom('remove', 'replace', 'rename', 'add', 'wrap', 'empty', 'swap'),
    name: fc.constantFrom(...NAMES),
    value: values,
  }),
  { minLength: 1, maxLength: 3 },
);

interface Node {
  readonly parent: JsonObject | Json[];
  readonly key: string | number;
}

function nodesIn(value: Json | undefined): Node[] {
  if (Array.isArray(value)) return value.flatMap((item, key) => [{ parent: value, key }, ...nodesIn(item)]);
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => [{ parent: value, key }, ...nodesIn(value[key])]);
}

/** A copy with the changes made, one after the other. */
export function mutated(resource: JsonObject, changes: readonly Change[]): JsonObject {
  const whole = copy(resource);
  for (const change of changes) {
    const nodes = nodesIn(whole);
    const node = nodes[Math.floor(change.where * nodes.length)];
    if (node !== undefined) apply(node, change);
  }
  return whole;
}

function apply({ parent, key }: Node, { how, name, value }: Change): void {
  const here = Array.isArray(parent) ? parent[Number(key)] : parent[String(key)];
  const put = (next: Json) => {
    if (Array.isArray(parent)) parent[Number(key)] = next;
    else define(parent, String(key), next);
  };
  if (how === 'replace') put(copy(value));
  else if (how === 'wrap') put(Array.isArray(here) ? (here[0] ?? null) : [here ?? null]);
  else if (how === 'empty') put(Array.isArray(here) ? [] : {});
  else if (how === 'add' && isObject(here)) define(here, name, copy(value));
  else if (how === 'swap' && Array.isArray(here)) here.reverse();
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else {
    Reflect.deleteProperty(parent, String(key));
    if (how === 'rename') define(parent, name, here ?? null);
  }
}

/** As JSON.parse does: a member called __proto__ is a member like any other. */
function define(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
