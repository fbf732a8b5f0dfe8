import { isObject, shown, type Issue, type Json, type JsonObject } from '../../../model/index.js';

/** A hostile resource may break a million. */
export const MOST_ISSUES = 100;

/** What a broken invariant says, except that it is an error. */
export interface Broken {
  /** The key of the invariant. */
  readonly rule: string;
  readonly path: string;
  /** What is wrong there, in plain words: a sentence without its capital and its full stop. */
  readonly says: string;
  readonly expected: string;
  readonly actual: Json | undefined;
}

/** The issue of a broken invariant. */
export function broken({ rule, path, says, expected, actual }: Broken): Issue {
  const message = `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
  return { severity: 'error', path, rule, message, expected, actual: brief(actual) };
}

const MOST_NAMES = 8;

/** A value in a few words, at a cost that does not grow with it: what is broken may hold all the rest of a resource. */
export function brief(value: Json | undefined): string {
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (!isObject(value)) return shown(value);
  const names: string[] = [];
  for (const name in value) {
    if (names.push(name.slice(0, 64)) < MOST_NAMES) continue;
    names.push('…');
    break;
  }
  return names.length === 0 ? 'an empty object' : `an object with ${names.join(', ')}`;
}

/**
 * Whether an element is there in the sense of FHIRPath `exists()`: with a value, or with an extension in its place
 * (`_name`). Null and an empty list are nothing.
 */
export function exists(parent: JsonObject, name: string): boolean {
  return isThere(parent[name]) || isThere(parent[`_${name}`]);
}

/** Complex elements have no `_name`. */
export function isThere(value: Json | undefined): boolean {
  return value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);
}
