import type { FuncKeywordDefinition } from 'ajv';
import { at, objectsAt, textAt, type Json, type JsonObject } from '../../../src/model/index.js';

/** What FHIR asks and JSON Schema has no word for. */
export const KEYWORDS: readonly FuncKeywordDefinition[] = [
  { keyword: 'atMostOne', type: 'object', schemaType: 'array', validate: isAtMostOne },
  { keyword: 'twins', type: 'object', schemaType: 'array', validate: areTwins },
  { keyword: 'leadsTo', type: 'object', schemaType: 'array', validate: leadsTo },
  { keyword: 'hasCodingIn', type: 'object', schemaType: 'object', validate: hasCodingIn },
];

/** One of a choice, with or without its extensions. */
function isAtMostOne(names: readonly string[], value: JsonObject): boolean {
  const bare = Object.keys(value).map((name) => name.replace(/^_/, ''));
  return names.filter((name) => bare.includes(name)).length <= 1;
}

/** A list of primitives holds null only where the other of the two lists holds something. */
function areTwins(names: readonly string[], value: JsonObject): boolean {
  return names.every((name) => isCovered(value[name], value[`_${name}`]) && isCovered(value[`_${name}`], value[name]));
}

function isCovered(list: Json | undefined, twin: Json | undefined): boolean {
  if (!Array.isArray(list)) return true;
  return list.every((item, index) => item !== null || (at(twin, index) ?? null) !== null);
}

const SHOWN = /(?:^|\/)(?<type>[A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** Neither the URL of a Reference nor its type shows another resource type; the first are those it may lead to. */
function leadsTo([targets = [], all = []]: readonly (readonly string[])[], reference: JsonObject): boolean {
  const types = [SHOWN.exec(textAt(reference, 'reference') ?? '')?.groups?.['type'], textAt(reference, 'type')];
  return types.every((type) => type === undefined || targets.includes(type) || !all.includes(type));
}

/** A Coding, or a CodeableConcept with a coding, of a code list by system. */
function hasCodingIn(systems: Readonly<Record<string, readonly string[]>>, value: JsonObject): boolean {
  const codings = 'coding' in value || !('code' in value) ? objectsAt(value, 'coding') : [value];
  return codings.some((coding) => {
    const code = textAt(coding, 'code');
    const system = textAt(coding, 'system');
    if (code === undefined) return false;
    return Object.entries(systems).some(([url, codes]) => (system ?? url) === url && codes.includes(code));
  });
}
