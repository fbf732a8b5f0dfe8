import { isObject, type Json, type JsonObject } from '../../json.js';

/**
 * `{name, value…}` for each value that the element has; the type is the one that the profile wants, unless the value is nothing that
 * this type could be written as: then it is the type that JSON shows, so that the mistake stays visible.
 */
export function parameters(name: string, type: string, value: Json | undefined): JsonObject[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => ({ name, [`value${typeFor(type, one)}`]: one }));
}

/** Types that are written as JSON objects. */
const COMPLEX = ['Reference', 'CodeableConcept', 'Coding'];

function typeFor(type: string, value: Json): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Decimal';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'string') return COMPLEX.includes(type) ? 'String' : type;
  return isObject(value) && !COMPLEX.includes(type) ? 'Reference' : type;
}
