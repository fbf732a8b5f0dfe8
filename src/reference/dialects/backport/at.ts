import { object, type Json, type JsonObject } from '../../json.js';

/** The value at the end of a path of element names. */
export function at(value: JsonObject, path: readonly string[]): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return rest.length === 0 ? value[name] : at(object(value[name]), rest);
}

/** The object with another value at the end of a path; undefined takes it out, and what is empty then. */
export function put(value: JsonObject, path: readonly string[], content: Json | undefined): JsonObject {
  const [name = '', ...rest] = path;
  const inner = rest.length === 0 ? content : filled(put(object(value[name]), rest, content));
  if (inner !== undefined) return { ...value, [name]: inner };
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
}

function filled(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Whether two JSON values are written alike. */
export function alike(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
