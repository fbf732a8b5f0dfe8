import { isObject, type Json } from '../model/index.js';

/** Every value at a path of names, lists flattened on the way; the order of the document. */
export function elementValues(value: Json | undefined, path: readonly string[]): Json[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => elementValues(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  return isObject(value) && Object.hasOwn(value, name) ? elementValues(value[name], rest) : [];
}
