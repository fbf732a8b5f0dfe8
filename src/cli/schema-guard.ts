import type { ErrorObject } from 'ajv/dist/2020.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, isObject, objectAt, parseJson, shown, textAt, type Json, type JsonObject } from '../model/index.js';
import { didYouMean } from '../model/near.js';
import { packageRoot } from './package-root.js';
import { schemaValidator } from './schema-validator.js';

/** A schema that ships with the package, which is what a file is read by as well. */
export interface SchemaGuard<T> {
  readonly holds: (value: unknown) => value is T;
  /** All that is wrong with a value that does not hold: value, rule and remedy, and the place. */
  readonly problems: (value: Json) => SchemaProblem[];
}

export interface SchemaProblem {
  readonly path: readonly (string | number)[];
  readonly words: string;
  /** Where the member is that the words name; the whole file unless told. */
  readonly inside?: readonly (string | number)[] | undefined;
}

/** The guard of `<name>.schema.json`. */
export async function schemaGuard<T>(name: string): Promise<SchemaGuard<T>> {
  const schema = await schemaNamed(name);
  const validate = await schemaValidator<T>(name, schema);
  return {
    holds: (value): value is T => validate(value) === true,
    problems: (value) => {
      void validate(value);
      return (validate.errors ?? []).map((error) => problemOf(error, value, schema));
    },
  };
}

/** What `<name>.schema.json` holds. */
export async function schemaNamed(name: string): Promise<JsonObject> {
  const schema = parseJson(await readFile(join(packageRoot(), `${name}.schema.json`), 'utf8'));
  if (isObject(schema)) return schema;
  throw new Error(`${name}.schema.json holds no schema. Install the package again.`);
}

function problemOf(error: ErrorObject, value: Json, schema: JsonObject): SchemaProblem {
  const path = pathOf(error.instancePath, value);
  const here = subschema(schema, path);
  const { additionalProperty, missingProperty }: Record<string, unknown> = error.params;
  if (typeof additionalProperty === 'string') {
    const known = Object.keys(objectAt(here, 'properties') ?? {});
    const words = `"${additionalProperty}" is unknown.${didYouMean(additionalProperty, known)} There may be ${known.join(', ')}.`;
    return { path: [...path, additionalProperty], words, inside: path };
  }
  if (typeof missingProperty === 'string') {
    const words = `"${missingProperty}" is absent. ${remedyAt(schema, [...path, missingProperty], error)}`;
    return { path, words, inside: path };
  }
  const name = path.at(-1);
  const what = name === undefined ? 'the file' : `"${String(name)}"`;
  const found = at(value, ...path);
  // Whatever stands where a secret belongs may be one.
  const is = holdsSecrets(here, schema) ? kindOf(found) : shown(found);
  return { path, words: `${what} is ${is}. ${remedyAt(schema, path, error)}`, inside: path.slice(0, -1) };
}

/** Whether a place, or one below it, holds what must not be shown: `writeOnly` in the schema. */
export function holdsSecrets(here: JsonObject, schema: JsonObject): boolean {
  if (here['writeOnly'] === true) return true;
  const { properties, additionalProperties, items } = here;
  const below = [...Object.values(isObject(properties) ? properties : {}), additionalProperties, items];
  return below.some((next) => isObject(next) && holdsSecrets(resolved(next, schema), schema));
}

function kindOf(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return value === '' ? 'an empty text' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

/** What the schema says of a place, or else what the validator does. */
function remedyAt(schema: JsonObject, path: readonly (string | number)[], { message }: ErrorObject): string {
  return textAt(subschema(schema, path), 'description') ?? `It ${message ?? 'breaks the schema'}.`;
}

/** The schema of a place: its own members beside those that it refers to. */
export function subschema(schema: JsonObject, path: readonly (string | number)[]): JsonObject {
  return path.reduce((here: JsonObject, step) => {
    const named = typeof step === 'number' ? objectAt(here, 'items') : objectAt(here, 'properties', step);
    const next = named ?? objectAt(here, 'additionalProperties');
    return resolved(next ?? {}, schema);
  }, schema);
}

function resolved(here: JsonObject, schema: JsonObject): JsonObject {
  const name = textAt(here, '$ref')?.split('/').at(-1);
  return name === undefined ? here : { ...objectAt(schema, '$defs', name), ...here };
}

/** The steps of a JSON pointer; a step into a list is its index. */
function pathOf(pointer: string, value: Json): (string | number)[] {
  const path: (string | number)[] = [];
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at(value, ...path)) ? Number(name) : name);
  }
  return path;
}
