import { peer } from '../peers.mjs';

/** `fhir` by Lantana; R4 only. */
export async function lantana() {
  const { Fhir } = await peer('fhir');
  const fhir = new Fhir();
  return (resource) => fhir.validate(resource, { errorOnUnexpected: true }).valid;
}

/** @asymmetrik/fhir-json-schema-validator: ajv 6 on the official schema; R4 only. */
export async function asymmetrik() {
  const Validator = await peer('@asymmetrik/fhir-json-schema-validator');
  const validator = new Validator();
  return (resource) => validator.validate(resource).length === 0;
}

/** @solarahealth/fhir-r4: zod; R4 only. Its Bundle lets any resource pass in an entry, so each is given to its own schema. */
export async function solarahealth() {
  const schemas = await peer('@solarahealth/fhir-r4');
  const made = new Map();
  const schemaOf = (type) => {
    if (!made.has(type)) made.set(type, schemas[`create${type}Schema`]());
    return made.get(type);
  };
  return (bundle) =>
    schemaOf('Bundle').safeParse(bundle).success &&
    bundle.entry.every(({ resource }) => schemaOf(resource.resourceType).safeParse(resource).success);
}
