import fc from 'fast-check';
import { copy, isObject, type Json, type JsonObject } from '../../src/model/index.js';
import { tweaked } from './tweaked.js';

/** One random change: which node (by a share of all nodes), what is done, and what it is done with. */
export interface Change {
  readonly where: number;
  readonly how: 'remove' | 'replace' | 'rename' | 'add' | 'wrap' | 'empty' | 'swap' | 'tweak' | 'graft';
  readonly name: string;
  readonly value: Json;
  /** Another node, or a choice among the ways to tweak. */
  readonly other: number;
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
    { reference: 'https://h.example/fhir/Observation/1/_history/2' },
    { url: 'http://x', valueCode: 'a' },
    [{ url: 'http://x', valueCode: 'a' }],
    { extension: [{ url: 'http://x', valueCode: 'a' }] },
    { coding: [{ code: 'a' }] },
    [{ id: 'a' }],
    [null, { id: 'a' }],
    { resourceType: 'Patient' },
    { resourceType: 'Patient', active: true },
  ),
);

/** Every node alike: doubles are mostly drawn close to zero, which would leave all but the first alone. */
const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000);

const change = fc.record<Change>({
  where: share,
  how: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Change['how']>('tweak', 'graft') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Change['how']>('remove', 'replace', 'rename', 'add', 'wrap', 'empty', 'swap'),
    },
  ),
  name: fc.constantFrom(...NAMES),
  value: values,
  other: share,
});

/** One change mostly, for a second mistake hides what is said of the first. */
export const mutations: fc.Arbitrary<Change[]> = fc.oneof(
  { weight: 3, arbitrary: change.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
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
    const node = pick(change.how === 'tweak' ? nodes.filter(isScalar) : nodes, change.where);
    const other = pick(nodes, change.other);
    if (node !== undefined && other !== undefined) apply(node, other, change);
  }
  return whole;
}

function pick(nodes: readonly Node[], place: number): Node | undefined {
  return nodes[Math.floor(place * nodes.length)];
}

function isScalar(node: Node): boolean {
  return typeof valueOf(node) !== 'object';
}

function valueOf({ parent, key }: Node): Json {
  return (Array.isArray(parent) ? parent[Number(key)] : parent[String(key)]) ?? null;
}

function put({ parent, key }: Node, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else define(parent, String(key), value);
}

function apply(node: Node, other: Node, { how, name, value, other: choice }: Change): void {
  const here = valueOf(node);
  if (how === 'replace') put(node, copy(value));
  else if (how === 'wrap') put(node, Array.isArray(here) ? (here[0] ?? null) : [here]);
  else if (how === 'empty') put(node, Array.isArray(here) ? [] : {});
  else if (how === 'add' && isObject(here)) define(here, name, copy(value));
  else if (how === 'swap' && Array.isArray(here)) here.reverse();
  else if (how === 'tweak') put(node, tweaked(here, choice));
  else if (how === 'graft') graft(here, other);
  else remove(node, how === 'rename' ? name : undefined);
}

/** What stands elsewhere, under its own name: most of it is sound in itself and only out of place. */
function graft(here: Json, other: Node): void {
  if (isObject(here)) define(here, String(other.key), copy(valueOf(other)));
  else if (Array.isArray(here)) here.push(copy(valueOf(other)));
}

function remove(node: Node, name: string | undefined): void {
  const { parent, key } = node;
  const here = valueOf(node);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else {
    Reflect.deleteProperty(parent, String(key));
    if (name !== undefined) define(parent, name, here);
  }
}

/** As JSON.parse does: a member called __proto__ is a member like any other. */
function define(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
