import type { ElementRule, Elements } from './element.js';
import { isPrimitive, PRIMITIVES, type Schema } from './primitives.js';
import { INHERITED, R5_DATA_TYPES } from './r5-data-types.js';
import { R5_NOTIFICATION } from './r5-notification.js';
import { R5_RESOURCE_TYPES } from './r5-resource-types.js';

/** The JSON Schema of an R5 notification Bundle, made of the type tables. Its keywords `demands` and `oneContent` are our own. */
export function notificationSchema(): Schema {
  const tables = { ...R5_DATA_TYPES, ...R5_NOTIFICATION };
  const types = Object.entries(tables).map(([name, elements]) => [name, typeSchema(name, elements)]);
  return {
    $ref: '#/$defs/Bundle',
    $defs: { ...PRIMITIVES, ...OPEN_TYPES, ...Object.fromEntries(types) },
  };
}

/** Types whose inside is not looked into. */
const OPEN_TYPES: Record<string, Schema> = {
  Anything: {},
  SomeObject: { type: 'object', minProperties: 1, description: 'a JSON object that is not empty' },
  Resource: {
    type: 'object',
    description: 'a resource (JSON object)',
    if: { type: 'object', properties: { resourceType: { const: 'SubscriptionStatus' } }, required: ['resourceType'] },
    then: { $ref: '#/$defs/SubscriptionStatus' },
    else: { $ref: '#/$defs/OtherResource' },
  },
  OtherResource: {
    type: 'object',
    minProperties: 1,
    description: 'a resource (JSON object) that is not empty',
    properties: {
      resourceType: { type: 'string', enum: R5_RESOURCE_TYPES, description: 'the name of an R5 resource' },
      ...propertiesOf(INHERITED.resource),
    },
    demands: ['resourceType'],
  },
};

/** Members that are resources: the only objects with a `resourceType`. */
const RESOURCES: readonly string[] = ['Bundle', 'SubscriptionStatus'];

/** An entry without content is judged by a check of its own, so it may be empty here. */
const MAY_BE_EMPTY: readonly string[] = ['BundleEntry'];

function typeSchema(name: string, elements: Elements): Schema {
  const ownName = RESOURCES.includes(name) ? { resourceType: { const: name, description: `"${name}"` } } : {};
  return {
    type: 'object',
    description: `${nameForPeople(name)} (JSON object) that is not empty`,
    minProperties: MAY_BE_EMPTY.includes(name) ? 0 : 1,
    properties: { ...ownName, ...propertiesOf(elements) },
    additionalProperties: false,
    demands: Object.keys(elements).filter((element) => elements[element]?.required),
    ...(name === 'Extension' ? { oneContent: true } : {}),
  };
}

/** `BundleRequest` is a name of ours: people know it as an element. */
function nameForPeople(name: string): string {
  const element = { BundleLink: 'link', BundleEntry: 'entry', BundleRequest: 'request', BundleResponse: 'response' };
  const plain = new Map(Object.entries(element)).get(name) ?? name;
  return `${/^[AEIOaeio]/.test(plain) ? 'an' : 'a'} ${plain}`;
}

function propertiesOf(elements: Elements): Record<string, Schema> {
  const pairs = Object.entries(elements).flatMap(([name, rule]): [string, Schema][] => {
    const own: [string, Schema] = [name, elementSchema(rule)];
    if (!isPrimitive(rule.type) && rule.type !== 'Anything') return [own];
    return [own, [`_${name}`, elementSchema({ ...rule, type: 'Element', codes: undefined }, true)]];
  });
  return Object.fromEntries(pairs);
}

/** `holes`: items may be null, where the other half of a primitive (value or extensions) has something to say. */
function elementSchema(rule: ElementRule, holes = isPrimitive(rule.type)): Schema {
  const value = rule.codes === undefined ? { $ref: `#/$defs/${rule.type}` } : codeSchema(rule.codes);
  if (rule.type === 'Anything') return value;
  const item = holes ? { if: { type: 'null' }, then: true, else: value } : value;
  const list = { type: 'array', minItems: 1, items: item, description: 'a list of at least one item' };
  if (!rule.countedElsewhere) return rule.list ? list : value;
  return rule.list ? { if: { type: 'array' }, then: list } : { if: { type: 'array' }, else: value };
}

function codeSchema(codes: readonly string[]): Schema {
  return { type: 'string', enum: codes, description: `one of ${codes.join(', ')}` };
}
