import type { JsonObject, Release } from '../../../model/index.js';
import { definitionsOf } from '../structure/definitions.js';
import { readNotation } from '../structure/notation.js';

const known = new Map<Release, ReadonlySet<string>>();

/** `valueCode`, as JSON writes the `value[x]` of a type. */
export function valueName(type: string): string {
  return `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** Every JSON name that `value[x]` may have in a release: what has another name is refused by its structure already. */
function valueNames(release: Release): ReadonlySet<string> {
  const names = known.get(release) ?? new Set(typesOf(release).map(valueName));
  known.set(release, names);
  return names;
}

function typesOf(release: Release): string[] {
  const notation = definitionsOf(release).types['Extension']?.elements['value[x]'];
  return notation === undefined ? [] : readNotation(notation).types.map(({ name }) => name);
}

/** The JSON names of the values that an object has; more than one is a mistake that its structure shows. */
export function valuesOf(object: JsonObject, release: Release): string[] {
  const names = valueNames(release);
  const present = Object.keys(object).map((name) => name.replace(/^_/, ''));
  return [...new Set(present)].filter((name) => names.has(name));
}
