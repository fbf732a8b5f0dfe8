import { describe, expect, test } from 'vitest';
import { RELEASES, textAt, type Json, type JsonObject, type Release } from '../../../model/index.js';
import { loadInvariants } from './index.js';
import { localOracleOf, placeOfIssue } from './testing/local-oracle.js';

const CONTAINED = { resourceType: 'Patient', id: 'a' };
const REFERRING = { ...CONTAINED, managingOrganization: { reference: '#' } };

function outcome(contained: Json[], ...extension: JsonObject[]): JsonObject {
  return {
    resourceType: 'OperationOutcome',
    contained,
    extension: extension.map((each) => ({ url: 'urn:e', ...each })),
  };
}

function referring(reference: string): JsonObject {
  return { valueReference: { reference } };
}

const CASES: readonly [string, JsonObject][] = [
  ['referred to', outcome([CONTAINED], referring('#a'))],
  ['referred to by a canonical', outcome([CONTAINED], { valueCanonical: '#a' })],
  ['referred to by a uri', outcome([CONTAINED], { valueUri: '#a' })],
  ['named by a string only', outcome([CONTAINED], { valueString: '#a' })],
  [
    'referred to by another contained one',
    outcome([CONTAINED, { ...REFERRING, id: 'b', generalPractitioner: [referring('#a')['valueReference'] ?? null] }]),
  ],
  ['referring to its container', outcome([REFERRING])],
  ['neither', outcome([CONTAINED])],
  ['without an id', outcome([{ resourceType: 'Patient' }])],
  ['nothing contained, but referred to', outcome([], referring('#a'))],
  ['another id', outcome([REFERRING], referring('#b'))],
  ['the resource itself', outcome([REFERRING], referring('#'))],
  ['no local reference', outcome([], referring('Patient/a'), { valueReference: { display: 'x' } })],
  [
    'in an entry',
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:1', resource: outcome([CONTAINED], referring('#b')) }],
    },
  ],
];

describe.each(RELEASES)('the code for dom-3 and ref-1 says what fhirpath.js says, %s', (release: Release) => {
  test.each(CASES)('%s', async (_, resource) => {
    const rules = await loadInvariants(release);
    const oracle = await localOracleOf(release);
    const found = new Set(rules.issues(resource).map(placeOfIssue));
    expect([...found].sort()).toEqual(oracle(resource, textAt(resource, 'resourceType') ?? '').sort());
  });
});

test('as many as a hostile resource may have take no time worth speaking of', { timeout: 60_000 }, async () => {
  const contained = Array.from({ length: 10_000 }, (_, index) => ({
    resourceType: 'Patient',
    id: `c${String(index)}`,
  }));
  const resource = outcome(contained, ...contained.map(({ id }) => referring(`#${id}`)));
  const rules = await loadInvariants('R5');
  const startedAt = performance.now();
  expect(rules.issues(resource)).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});
