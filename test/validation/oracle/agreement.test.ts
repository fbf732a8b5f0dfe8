import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structureIssues } from '../../../src/fhir/validation/structure/index.js';
import { objectsAt, RELEASES, textAt, type JsonObject, type Release } from '../../../src/model/index.js';
import { officialNotifications } from '../../corpus/official-examples.js';
import { mutated, mutations } from '../mutations.js';
import { samplesOf } from '../samples.js';
import { FORMATS } from './formats.js';
import { KEYWORDS } from './keywords.js';
import { strongSchema } from './schema.js';

/** Own samples and, where a release has them, a few official notifications. */
function resourcesOf(release: Release): JsonObject[] {
  const official = release === 'R4' ? [] : officialNotifications(release).map(({ bundle }) => bundle);
  return [...samplesOf(release), ...official.filter((_, index) => index % 5 === 0)];
}

/** The types of resources, of those in entries, and of those that mutations put in. */
function typesIn(resources: readonly JsonObject[]): string[] {
  const nested = resources.flatMap((resource) =>
    [...objectsAt(resource, 'entry'), ...objectsAt(resource, 'parameter')].map((entry) => entry['resource']),
  );
  const contained = resources.flatMap((resource) => objectsAt(resource, 'contained'));
  const all = [...resources, ...nested, ...contained].map((resource) => textAt(resource, 'resourceType'));
  return [...new Set(all.filter((type) => type !== undefined))];
}

function oracleOf(release: Release, types: readonly string[]): ValidateFunction {
  const ajv = new Ajv({ strict: false, discriminator: true, formats: FORMATS, keywords: [...KEYWORDS] });
  return ajv.compile(strongSchema(release, types));
}

/** Keywords of the schema that single mistakes have to break. */
const EVERY_KIND = [
  'additionalProperties',
  'anyOf',
  'atMostOne',
  'discriminator',
  'enum',
  'format',
  'hasCodingIn',
  'leadsTo',
  'maximum',
  'minItems',
  'minProperties',
  'minimum',
  'oneOf',
  'twins',
  'type',
];

describe.each(RELEASES)('two readings of the definitions of %s', (release) => {
  const resources = resourcesOf(release);
  const validate = oracleOf(release, typesIn(resources));

  test('agree that resources are valid', () => {
    for (const resource of resources) {
      expect(structureIssues(resource, release)).toEqual([]);
      expect([validate(resource), validate.errors]).toEqual([true, null]);
    }
  });

  test('agree on thousands of random mutations', () => {
    const broken = new Set<string>();
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...resources), mutations, (sample, changes) => {
        const resource = mutated(sample, changes);
        const issues = structureIssues(resource, release);
        const isValid = validate(resource);
        expect({ isValid: issues.length === 0, issues, errors: validate.errors }).toMatchObject({ isValid });
        if (isValid) valid += 1;
        else if (issues.length === 1) for (const { keyword } of validate.errors ?? []) broken.add(keyword);
      }),
      { seed: 11, numRuns: 5_000 },
    );
    // Mutations that break everything, or nothing, or always the same, would prove little.
    expect(valid).toBeGreaterThan(1_000);
    expect(valid).toBeLessThan(3_500);
    expect([...broken]).toEqual(expect.arrayContaining(EVERY_KIND));
  });
});
