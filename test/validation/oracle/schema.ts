import type { FuncKeywordDefinition } from 'ajv';
import type { Release } from '../../../src/model/index.js';
import { definitionsOf, type Definitions } from '../../../src/fhir/validation/structure/definitions.js';
import { OTHERS, PATTERNS } from './formats.js';

type Schema = Record<string, unknown>;

/** One element, read from its notation by splitting: code of its own, so that a mistake of the other reader shows. */
interface Element {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly list: boolean;
  readonly forbidden: boolean;
  readonly codes: string | undefined;
}

/** A strong JSON Schema for ajv, of some resource types and all that they are made of: all types at once compile for half a minute. */
export function strongSchema(release: Release, resources: readonly string[]): Schema {
  const definitions = definitionsOf(release);
  const $defs: Schema = {};
  for (const name of reachable(resources, definitions)) $defs[key(name)] = typeSchema(name, definitions);
  for (const [name, pattern] of Object.entries(PATTERNS)) $defs[key(name)] = { type: 'string', pattern };
  for (const [name, schema] of Object.entries(OTHERS)) $defs[key(name)] = schema;
  $defs['Any'] = anyResource(resources);
  return { $ref: '#/$defs/Any', $defs };
}

/** The types that the elements of some types have, and those of their elements, and so on. */
function reachable(names: readonly string[], definitions: Definitions): Set<string> {
  const found = new Set<string>(['Element']);
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name) || definitions.types[name] === undefined) continue;
    if (name !== 'Resource' && name !== 'DomainResource') found.add(name);
    for (const element of elementsOf(name, definitions).values()) pending.push(...element.types);
  }
  return found;
}

/** Names of types hold dots, which a reference may not. */
function key(name: string): string {
  return name.replaceAll('.', '-');
}

/** Resources by resourceType, so that one branch alone is asked. */
function anyResource(resources: readonly string[]): Schema {
  return {
    type: 'object',
    required: ['resourceType'],
    discriminator: { propertyName: 'resourceType' },
    oneOf: resources.map((name) => ({ $ref: `#/$defs/${key(name)}` })),
  };
}

function elementsOf(name: string, definitions: Definitions): Map<string, Element> {
  const type = definitions.types[name];
  const base = type?.base === undefined || type.base === 'Base' ? [] : elementsOf(type.base, definitions);
  const own = Object.entries(type?.elements ?? {}).map(([element, text]): [string, Element] => {
    const [types = '', cardinality = '', codes] = text.split(' ');
    const [min, max] = cardinality.split('..');
    const names = types
      .replace(/\([^)]*\)/g, '')
      .split('|')
      .map((one) => one.replace('@', ''));
    const list = max === '*' || Number(max) > 1;
    return [
      element,
      { name: element, types: names, required: min !== '0', list, forbidden: max === '0', codes: codes?.slice(1) },
    ];
  });
  return new Map([...base, ...own]);
}

function typeSchema(name: string, definitions: Definitions): Schema {
  const properties: Schema = {};
  const rules: Schema[] = [];
  for (const element of elementsOf(name, definitions).values()) {
    const names = element.types.map((type) => jsonName(element.name, type));
    element.types.forEach((type, index) => addProperty(properties, names[index] ?? '', type, element, definitions));
    const present = names.flatMap((one) => [one, `_${one}`]).map((one) => ({ required: [one] }));
    if (element.required) rules.push({ anyOf: present });
    if (names.length > 1) rules.push({ atMostOne: names });
  }
  if (definitions.types[name]?.kind === 'resource') properties['resourceType'] = { const: name };
  if (name === 'Extension')
    rules.push({
      oneOf: [
        { required: ['extension'] },
        { not: { required: ['extension'] }, minProperties: 2, ...anyValue(properties) },
      ],
    });
  return {
    type: 'object',
    minProperties: 1,
    properties,
    additionalProperties: false,
    ...(rules.length > 0 ? { allOf: rules } : {}),
  };
}

function anyValue(properties: Schema): Schema {
  return {
    anyOf: Object.keys(properties)
      .filter((one) => /^_?value/.test(one))
      .map((one) => ({ required: [one] })),
  };
}

/** The keyword that any two of a choice break: by JSON Schema alone it would take a branch for each pair. */
export const AT_MOST_ONE: FuncKeywordDefinition = {
  keyword: 'atMostOne',
  type: 'object',
  schemaType: 'array',
  validate: (names: readonly string[], value: object) =>
    new Set(
      Object.keys(value)
        .map((name) => name.replace(/^_/, ''))
        .filter((name) => names.includes(name)),
    ).size <= 1,
};

function jsonName(element: string, type: string): string {
  const suffix = type === 'SimpleQuantity' ? 'Quantity' : type;
  return element.replace('[x]', suffix.charAt(0).toUpperCase() + suffix.slice(1));
}

function addProperty(properties: Schema, name: string, type: string, element: Element, definitions: Definitions): void {
  if (element.forbidden) return;
  const isPrimitive = type in PATTERNS || type in OTHERS;
  const value = valueSchema(type, element, definitions);
  const nullable = (schema: Schema) => (isPrimitive ? { anyOf: [schema, { type: 'null' }] } : schema);
  const listOf = (schema: Schema) => ({ type: 'array', minItems: 1, items: nullable(schema) });
  properties[name] = element.list ? listOf(value) : value;
  if (!isPrimitive) return;
  const rest = { $ref: '#/$defs/Element' };
  properties[`_${name}`] = element.list ? listOf(rest) : rest;
}

function valueSchema(type: string, { codes }: Element, definitions: Definitions): Schema {
  if (type === 'Resource' || type === 'DomainResource') return { $ref: '#/$defs/Any' };
  const reference = { $ref: `#/$defs/${key(type)}` };
  const listed = codes === undefined ? undefined : definitions.codes[codes];
  if (listed === undefined || type !== 'code') return reference;
  return { allOf: [reference, { enum: Object.values(listed.systems).flat() }] };
}
