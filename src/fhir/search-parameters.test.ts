import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { isObject, RELEASES, type Release } from '../model/index.js';
import { resourcesOf } from './release-resources.js';

const require = createRequire(import.meta.url);

function table(release: Release): [string, string[]][] {
  const read: unknown = require(`./definitions/${release.toLowerCase()}-search.json`);
  const types = isObject(read) ? Object.entries(read) : [];
  return types.flatMap(([type, codes]) => (isObject(codes) && type !== 'Resource' ? [[type, Object.keys(codes)]] : []));
}

describe.each(RELEASES)('the search parameters of %s', (release) => {
  const resources = resourcesOf(release);

  test('look at elements that the release defines', () => {
    const lost = table(release).flatMap(([type, codes]) =>
      codes.filter((code) => {
        const elements = resources.searchParameter(type, code)?.elements ?? [];
        return elements.length === 0 || elements.some(({ path }) => resources.along(type, path) === undefined);
      }),
    );
    expect(lost).toEqual([]);
    expect(table(release).length).toBeGreaterThan(100);
  });

  test('are those of every resource too, and no others', () => {
    expect(resources.searchParameter('Encounter', '_lastUpdated')).toMatchObject({ type: 'date' });
    for (const code of ['colour', 'toString', '__proto__', '_in']) {
      expect(resources.searchParameter('Encounter', code)).toBeUndefined();
    }
  });
});

test.each<[Release, string, string, string]>([
  ['R4', 'Encounter', 'date', 'period'],
  ['R5', 'Encounter', 'date', 'actualPeriod'],
  ['R4', 'MedicationRequest', 'code', 'medicationCodeableConcept'],
  ['R5', 'MedicationRequest', 'code', 'medication.concept'],
  ['R4B', 'Procedure', 'date', 'performedDateTime performedPeriod'],
  ['R4', 'Observation', 'value-concept', 'valueCodeableConcept'],
  ['R4', 'Encounter', 'patient', 'subject'],
  ['R5', 'Appointment', 'date', 'start requestedPeriod.start'],
])('in %s %s.%s is %s', (release, type, code, paths) => {
  const { elements = [] } = resourcesOf(release).searchParameter(type, code) ?? {};
  expect(elements.map(({ path }) => path.join('.')).join(' ')).toBe(paths);
});

test('a reference to a patient is told from another', () => {
  expect(resourcesOf('R4').searchParameter('Encounter', 'patient')?.elements).toEqual([
    { path: ['subject'], target: 'Patient' },
  ]);
});
