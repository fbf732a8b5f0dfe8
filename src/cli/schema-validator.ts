import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { textAt, type JsonObject } from '../model/index.js';

/** The schemas are our own and tests hold them against theirs, which would cost more than all that they guard. */
const ajv = new Ajv2020({ allErrors: true, strict: false, meta: false, validateSchema: false });

/** The validator of `<name>.schema.json`. The build puts a module in place of this one that finds each compiled already. */
export async function schemaValidator<T>(name: string, schema: JsonObject): Promise<ValidateFunction<T>> {
  return ajv.getSchema<T>(textAt(schema, '$id') ?? name) ?? ajv.compile<T>(schema);
}
