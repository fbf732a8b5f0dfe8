import { Document, isCollection, isNode } from 'yaml';
import { isJsonValue, isObject, objectAt, type Json, type JsonObject } from '../../model/index.js';
import type { Configured, Origin } from './configured.js';
import { masked } from './masked.js';

/** Keys of the schema that are not about how `run` goes. */
const OTHERS: readonly string[] = ['$schema', 'certify'];

/** What a run goes by, as YAML that config.schema.json accepts: each key with where it comes from, secrets masked. */
export function effectiveConfig({ baseUrl, raw, origins, file }: Configured, schema: JsonObject): string {
  const config: JsonObject = {};
  const from = new Map<string, Origin>();
  for (const [name, rule] of Object.entries(objectAt(schema, 'properties') ?? {})) {
    if (OTHERS.includes(name)) continue;
    const given = name === 'baseUrl' ? baseUrl : raw[name];
    const value = given ?? (isObject(rule) ? rule['default'] : undefined);
    if (!isJsonValue(value) || (name === 'reference' && baseUrl !== undefined)) continue;
    config[name] = name === 'header' ? headersIn(value) : value;
    from.set(name, (given === undefined ? undefined : origins.get(name)) ?? 'default');
  }
  const document = new Document(masked(config, schema));
  const source = file === undefined ? 'the command line' : `${file} and the command line`;
  document.commentBefore = ` What a run with ${source} goes by. Secrets are masked.`;
  for (const [name, origin] of from) {
    const value = document.get(name, true);
    if (isCollection(value)) value.flow = true;
    if (isNode(value)) value.comment = ` ${origin}`;
  }
  return document.toString({ lineWidth: 0 });
}

/** `name: value` for each header, as the command line has them, taken apart. */
function headersIn(lines: Json): JsonObject {
  const texts = Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
  return Object.fromEntries(
    texts.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}
