import { isObject, type Json, type JsonObject } from '../model/index.js';

/** What becomes of a text. */
type Say = (text: string) => string;

/** A value as JSON would bring it back: without undefined members, sharing nothing with the original. Texts as they are said. */
export function asJson(value: unknown, say: Say): Json {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map((item: unknown) => asJson(item, say));
  if (isObject(value)) return membersAsJson(value, () => say);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : null;
}

/** The same of an object, each member said in its own way. */
export function membersAsJson(object: object, sayOf: (name: string) => Say): JsonObject {
  const members: JsonObject = {};
  if (!isObject(object)) return members;
  for (const name of Object.keys(object)) {
    const value: unknown = object[name];
    if (value !== undefined) put(members, name, asJson(value, sayOf(name)));
  }
  return members;
}

/** An assignment to `__proto__`, which a body may hold, would make no member of it. */
function put(members: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') Object.defineProperty(members, name, { value, ...PLAIN });
  else members[name] = value;
}

const PLAIN = { configurable: true, enumerable: true, writable: true };
