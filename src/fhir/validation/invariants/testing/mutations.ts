import fc from 'fast-check';
import { copy, isObject, type Json, type JsonObject } from '../../../../model/index.js';

/** Values that an element may get in place of its own. */
const VALUES: Readonly<Record<string, readonly Json[]>> = {
  type: [
    ...[
      'document',
      'message',
      'transaction',
      'transaction-response',
      'batch',
      'batch-response',
      'history',
      'searchset',
    ],
    ...[
      'collection',
      'subscription-notification',
      'event-notification',
      'query-event',
      'query-status',
      'heartbeat',
      'x',
    ],
  ],
  method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'x'],
  resourceType: ['Composition', 'MessageHeader', 'SubscriptionStatus', 'Patient', 'Parameters'],
  fullUrl: ['urn:uuid:1', 'http://x/Patient/p', 'http://x/Patient/p/_history/1'],
  severity: ['error', 'fatal', 'warning', 'information'],
  relation: ['self', 'next'],
  versionId: ['1', '2'],
};

/** Elements that some rule of Bundle, SubscriptionStatus or Parameters asks for, to be added where they were not. */
const ADDED: readonly (readonly [string, Json])[] = [
  ['total', 3],
  ['request', { method: 'POST', url: 'Patient' }],
  ['response', { status: '200' }],
  ['search', { mode: 'match' }],
  ['resource', { resourceType: 'Patient', meta: { versionId: '2' } }],
  ['issues', { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }, { severity: 'warning' }] }],
  ['link', [{ relation: 'self', url: 'http://x' }]],
  ['valueString', 'v'],
  ['part', [{ name: 'p', valueCode: 'c' }]],
  ['fullUrl', 'urn:uuid:1'],
  ['_fullUrl', { extension: [{ url: 'urn:e', valueCode: 'c' }] }],
];

interface Mutation {
  readonly at: number;
  readonly how: 'remove' | 'replace' | 'empty' | 'repeat' | 'extend' | 'add';
  readonly which: number;
}

/** One to four changes of a resource, each as what a careless sender might send. */
export function mutationsOf(resources: readonly JsonObject[]): fc.Arbitrary<JsonObject> {
  const how = fc.constantFrom('remove', 'replace', 'replace', 'empty', 'repeat', 'extend', 'add', 'add');
  const mutation = fc.record({ at: fc.nat(), how, which: fc.nat() });
  return fc
    .tuple(fc.constantFrom(...resources), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([resource, mutations]) => mutations.reduce(mutate, copy(resource)));
}

/** Codes that rules depend on. What an extension in their place would mean to a rule, no text says. */
const CODES = ['type', 'severity', 'method'];

function mutate(resource: JsonObject, { at, how, which }: Mutation): JsonObject {
  const parents = objectsIn(resource);
  const parent = parents[at % parents.length] ?? resource;
  const names = Object.keys(parent).filter(
    (name) => name !== 'resourceType' || (how === 'replace' && parent !== resource),
  );
  const name = names[which % Math.max(names.length, 1)];
  if (how === 'add') add(parent, which);
  else if (name !== undefined) change(parent, name, { at, how, which });
  return resource;
}

function add(parent: JsonObject, which: number): void {
  const [name, value] = ADDED[which % ADDED.length] ?? ['total', 1];
  parent[name] = copy(value);
}

function change(parent: JsonObject, name: string, { how, at, which }: Mutation): void {
  const value = parent[name];
  const values = VALUES[name] ?? [];
  if (how === 'remove') Reflect.deleteProperty(parent, name);
  else if (how === 'replace' && values.length > 0) parent[name] = values[(at + which) % values.length];
  else if (how === 'empty') parent[name] = Array.isArray(value) ? [] : null;
  else if (how === 'repeat' && Array.isArray(value)) parent[name] = [...value, ...copy(value)];
  else if (how === 'extend' && typeof value === 'string' && !name.startsWith('_') && !CODES.includes(name)) {
    Reflect.deleteProperty(parent, name);
    parent[`_${name}`] = { extension: [{ url: 'urn:e', valueCode: 'c' }] };
  }
}

function objectsIn(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
