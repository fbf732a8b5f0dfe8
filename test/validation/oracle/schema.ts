import type { Release } from '../../../src/model/index.js';
import { definitionsOf, type Definitions } from '../../../src/fhir/validation/structure/definitions.js';
import { FORMATS, OTHERS } from './formats.js';

type Schema = Record<string, unknown>;

interface TypeUse {
  readonly name: string;
  readonly targets: readonly string[];
}

/** One element, read from its notation by splitting: code of its own, so that a mistake of the other reader shows. */
interface Element {
  readonly name: string;
  readonly types: readonly TypeUse[];
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
  for (const name of Object.keys(FORMATS)) $defs[key(name)] = { type: 'string', format: name };
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
    for (const element of elementsOf(name, definitions).values())
      pending.push(...element.types.map((type) => type.name));
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
    const uses = types
      .replaceAll('@', '')
      .split('|')
      .map((one) => one.split(/[(),]/).filter((word) => word !== ''))
      .map(([use = '', ...targets]) => ({ name: use, targets }));
    const list = max === '*' || Number(max) > 1;
    return [
      element,
      { name: element, types: uses, required: min !== '0', list, forbidden: max === '0', codes: codes?.slice(1) },
    ];
  });
  return new Map([...base, ...own]);
}

function typeSchema(name: string, definitions: Definitions): Schema {
  const properties: Schema = {};
  const rules: Schema[] = [];
  const lists: string[] = [];
  for (const element of elementsOf(name, definitions).values()) {
    const names = element.types.map((type) => jsonName(element.name, type.name));
    element.types.forEach((type, index) => addProperty(properties, names[index] ?? '', type, element, definitions));
    if (element.list) lists.push(...names);
    const present = names.flatMap((one) => [one, `_${one}`]).map((one) => ({ required: [one] }));
    if (element.required) rules.push({ anyOf: present });
    if (names.length > 1) rules.push({ atMostOne: names });
  }
  if (definitions.types[name]?.kind === 'resource') properties['resourceType'] = { const: name };
  if (name === 'Extension') rules.push(...oneContent(properties));
  return {
    type: 'object',
    minProperties: 1,
    properties,
    additionalProperties: false,
    twins: lists,
    ...(rules.length > 0 ? { allOf: rules } : {}),
  };
}

/** ext-1: extensions or a value, and not both. */
function oneContent(properties: Schema): Schema[] {
  const values = Object.keys(properties).filter((one) => /^_?value/.test(one));
  return [{ oneOf: [{ required: ['extension'] }, { anyOf: values.map((one) => ({ required: [one] })) }] }];
}

function jsonName(element: string, type: string): string {
  const suffix = type === 'SimpleQuantity' ? 'Quantity' : type;
  return element.replace('[x]', suffix.charAt(0).toUpperCase() + suffix.slice(1));
}

function addProperty(
  properties: Schema,
  name: string,
  type: TypeUse,
  element: Element,
  definitions: Definitions,
): void {
  if (element.forbidden) return;
  const isPrimitive = type.name in FORMATS || type.name in OTHERS;
  const value = valueSchema(type, element, definitions);
  const nullable = (schema: Schema) => (isPrimitive ? { anyOf: [schema, { type: 'null' }] } : schema);
  const listOf = (schema: Schema) => ({ type: 'array', minItems: 1, items: nullable(schema) });
  properties[name] = element.list ? listOf(value) : value;
  if (!isPrimitive) return;
  const rest = { $ref: '#/$defs/Element' };
  properties[`_${name}`] = element.list ? listOf(rest) : rest;
}

function valueSchema({ name, targets }: TypeUse, { codes }: Element, definitions: Definitions): Schema {
  const [target] = targets;
  if (name === 'Resource' || name === 'DomainResource') return { $ref: `#/$defs/${target ?? 'Any'}` };
  const rules: Schema[] = [{ $ref: `#/$defs/${key(name)}` }];
  const systems = codes === undefined ? undefined : definitions.codes[codes]?.systems;
  if (systems !== undefined)
    rules.push(name === 'code' ? { enum: Object.values(systems).flat() } : { hasCodingIn: systems });
  if (targets.length > 0) {
    const leadsTo = { leadsTo: [targets, resourceTypes(definitions)] };
    rules.push(name === 'CodeableReference' ? { properties: { reference: leadsTo } } : leadsTo);
  }
  return rules.length === 1 ? { ...rules[0] } : { allOf: rules };
}

function resourceTypes({ types }: Definitions): string[] {
  return Object.keys(types).filter((name) => types[name]?.kind === 'resource');
}
