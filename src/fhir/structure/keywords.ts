import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';

/**
 * Required elements. A primitive is present as `name`, or as `_name` where it only has extensions. That an empty object
 * lacks them goes without saying: it is wrong already.
 */
const demand: SchemaValidateFunction = (names: readonly string[], data: object) => {
  const all = Object.keys(data).length === 0 ? [] : names;
  const missing = all.filter((name) => !(name in data) && !(`_${name}` in data));
  demand.errors = missing.map((name) => ({ keyword: 'demands', params: { missing: name } }));
  return missing.length === 0;
};

/** An extension holds either one value or extensions (invariant ext-1). */
const content: SchemaValidateFunction = (_on: boolean, data: object) => {
  const values = new Set(Object.keys(data).flatMap((name) => /^_?(value[A-Z]\w*)$/.exec(name)?.[1] ?? []));
  const contents = values.size + ('extension' in data ? 1 : 0);
  content.errors = [{ keyword: 'oneContent', params: { values: [...values] } }];
  return contents === 1;
};

export const DEMANDS: FuncKeywordDefinition = {
  keyword: 'demands',
  type: 'object',
  schemaType: 'array',
  validate: demand,
};

export const ONE_CONTENT: FuncKeywordDefinition = {
  keyword: 'oneContent',
  type: 'object',
  schemaType: 'boolean',
  validate: content,
};
