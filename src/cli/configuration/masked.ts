import { isObject, type Json, type JsonObject } from '../../model/index.js';
import { subschema } from '../schema-guard.js';

/** Stands for a secret. */
const MASK = '***';

/** A configuration with a mask in place of everything that the schema marks as secret (`writeOnly`). */
export function masked(value: Json, schema: JsonObject, path: readonly (string | number)[] = []): Json {
  if (subschema(schema, path)['writeOnly'] === true) return MASK;
  if (Array.isArray(value)) return value.map((item, index) => masked(item, schema, [...path, index]));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [
      name,
      below === undefined ? undefined : masked(below, schema, [...path, name]),
    ]),
  );
}
