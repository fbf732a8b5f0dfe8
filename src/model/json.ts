/** A JSON value as JSON.parse makes it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
}

export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON.parse yields JSON by definition: only `undefined` (no document at all) is ruled out. */
export function isJsonValue(value: unknown): value is Json {
  return value !== undefined;
}

/** Levels of a document that is read: recursion over it has to fit the stack. FHIR has no use for a tenth of them. */
const MOST_LEVELS = 500;

/** The value of a JSON text, or undefined where the text is not JSON, or nested deeper than anything that means something. */
export function parseJson(text: string): Json | undefined {
  if (text.length > 2 * MOST_LEVELS && opens(text) > MOST_LEVELS && levelsOf(text) > MOST_LEVELS) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonValue(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many brackets and braces open, as far as it matters. Far quicker than to look at each character. */
function opens(text: string): number {
  let count = 0;
  for (const opener of '[{') {
    for (let at = text.indexOf(opener); at >= 0 && count <= MOST_LEVELS; at = text.indexOf(opener, at + 1)) count += 1;
  }
  return count;
}

function levelsOf(text: string): number {
  let [level, most] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') most = Math.max(most, (level += 1));
    else if (token === ']' || token === '}') level -= 1;
  }
  return most;
}

/** A deep copy that shares nothing with the original. */
export function copy<Value extends Json>(value: Value): Value {
  return structuredClone(value);
}

/** The value at a path of keys and indexes, or undefined where the path leaves the document. */
export function at(value: Json | undefined, ...path: Path): Json | undefined {
  return follow(value, path);
}

function follow(value: Json | undefined, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(here)) here = typeof step === 'number' ? here[step] : undefined;
    else if (isObject(here)) here = Object.hasOwn(here, step) ? here[step] : undefined;
    else return undefined;
  }
  return here;
}

export function textAt(value: Json | undefined, ...path: Path): string | undefined {
  const found = follow(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json | undefined, ...path: Path): number | undefined {
  const found = follow(value, path);
  return typeof found === 'number' ? found : undefined;
}

export function objectAt(value: Json | undefined, ...path: Path): JsonObject | undefined {
  const found = follow(value, path);
  return isObject(found) ? found : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(value: Json | undefined, ...path: Path): Json[] {
  const found = follow(value, path);
  return Array.isArray(found) ? found : [];
}

/** The objects in the list at a path; empty where there is none. */
export function objectsAt(value: Json | undefined, ...path: Path): JsonObject[] {
  const found = follow(value, path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** A value shortened for a sentence or a finding. */
export function shown(value: Json | undefined, most = 120): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
