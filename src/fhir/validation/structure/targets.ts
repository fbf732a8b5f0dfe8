import { isObject, type JsonObject } from '../../../model/json.js';
import type { Property } from './property.js';
import type { Types } from './types.js';

const TYPE_AND_ID = /(?:^|\/)[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

export interface StrayTarget {
  /** From the element to what shows the type: `reference`, `reference.reference`. */
  readonly path: string;
  readonly type: string;
  readonly shown: string;
}

/**
 * The resource type that a Reference (or the reference of a CodeableReference) leads to, where it shows one and the element
 * does not allow it. A reference to a contained resource, a URN or an identifier shows none.
 */
export function strayTarget(value: JsonObject, property: Property, types: Types): StrayTarget | undefined {
  if (property.typeName !== 'CodeableReference') return strayIn(value, '', property, types);
  const inner = value['reference'];
  return isObject(inner) ? strayIn(inner, 'reference.', property, types) : undefined;
}

function strayIn(
  { reference, type }: JsonObject,
  steps: string,
  property: Property,
  types: Types,
): StrayTarget | undefined {
  if (typeof reference === 'string') {
    const name = typeShownIn(reference);
    // Hardly any gets as far as the pattern.
    if (isStray(name, property, types) && TYPE_AND_ID.test(reference))
      return { path: `${steps}reference`, type: name, shown: reference };
  }
  if (typeof type === 'string' && isStray(type, property, types)) return { path: `${steps}type`, type, shown: type };
  return undefined;
}

const VERSION = '/_history/';

/** What stands where the type does: `Patient` of `Patient/1`, `http://example.org/Patient/1` or `Patient/1/_history/2`. */
function typeShownIn(reference: string): string {
  const version = reference.lastIndexOf(VERSION);
  const end = reference.lastIndexOf('/', version < 0 ? reference.length : version - 1);
  return end < 0 ? '' : reference.slice(reference.lastIndexOf('/', end - 1) + 1, end);
}

function isStray(name: string, { targets }: Property, types: Types): boolean {
  return !targets.includes(name) && types.isResource(name);
}
