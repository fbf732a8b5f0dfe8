import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structureIssues } from '../../../src/fhir/validation/structure/index.js';
import { RELEASES, type Json, type JsonObject, type Release } from '../../../src/model/index.js';
import { capabilities, encounter, notification, observation, outcome, patient } from '../samples.js';
import { mutated, mutations } from '../mutations.js';
import { AT_MOST_ONE, strongSchema } from './schema.js';

/**
 * Rules that a JSON Schema cannot say or that are read from outside of structure: they are the walk's alone, so issues of
 * these kinds are left out of the comparison.
 */
const BEYOND_SCHEMA = [
  'The reference leads to',
  'No coding is in',
  'must not stand here',
  'Nested more than',
  // Days that the calendar has not, and lengths and sizes that a pattern does not count.
  ' is no date',
  ' is no dateTime',
  ' is no instant',
  ' is no integer64',
  ' is no string',
  ' is no base64Binary',
];

const RESOURCES = [
  'Patient',
  'Organization',
  'Encounter',
  'Observation',
  'Bundle',
  'Parameters',
  'CapabilityStatement',
  'OperationOutcome',
];

/** Those that the samples are made of. */
function resourcesOf(release: Release): string[] {
  return release === 'R4' ? RESOURCES : [...RESOURCES, 'SubscriptionStatus'];
}

function walkSays(resource: Json, release: Release): boolean {
  return (
    structureIssues(resource, release).filter(({ message }) => !BEYOND_SCHEMA.some((words) => message.includes(words)))
      .length === 0
  );
}

describe.each(RELEASES)('two readings of the definitions of %s', (release) => {
  const ajv = new Ajv({
    strict: false,
    discriminator: true,
    allErrors: false,
    validateFormats: false,
    keywords: [AT_MOST_ONE],
  });
  const validate: ValidateFunction = ajv.compile(strongSchema(release, resourcesOf(release)));
  const samples: JsonObject[] = [
    patient,
    encounter(release),
    observation,
    notification(release),
    capabilities,
    outcome,
  ];

  test('agree that the samples are valid', () => {
    expect(samples.map((resource) => [walkSays(resource, release), validate(resource)])).toEqual(
      samples.map(() => [true, true]),
    );
  });

  test('agree on thousands of random mutations', () => {
    let invalid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...samples), mutations, (sample, changes) => {
        const resource = mutated(sample, changes);
        const issues = structureIssues(resource, release);
        const schema = validate(resource);
        if (!schema) invalid += 1;
        // Where the walk found only what a schema cannot say there is nothing to compare.
        const own = issues.filter(({ message }) => !BEYOND_SCHEMA.some((words) => message.includes(words)));
        if (own.length !== issues.length && own.length === 0) return;
        expect({ valid: own.length === 0, issues: own }).toMatchObject({ valid: schema });
      }),
      { seed: 11, numRuns: 3_000 },
    );
    expect(invalid).toBeGreaterThan(1_000);
  });
});
