import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../definitions/packages.mjs';
import { peer, peerJson } from '../peers.mjs';

/** ajv on the official JSON schema. Only what keeps ajv 8 from loading it is changed: the draft, and its name of `$id`. */
export async function ajvOfficial(release) {
  const { Ajv } = await peer('ajv');
  const { $schema, id, ...schema } = officialSchema(release);
  // The pattern of decimals has a lone brace, which is none in a pattern of Unicode.
  return new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
}

/** The core package of R4 on npm is 4.0.0, and has none; this one carries it as it is. */
function officialSchema(release) {
  if (release === 'R4') return peerJson('@asymmetrik', 'fhir-json-schema-validator', 'fhir.schema.json');
  const core = packageFolder(`hl7.fhir.${release.toLowerCase()}.core`);
  return JSON.parse(readFileSync(join(core, 'openapi', 'fhir.schema.json'), 'utf8'));
}
