import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../json.js';
import { readCriteria, writeCriteria } from './filter-criteria.js';

const of = (filterParameter: string, value: string, more: JsonObject = {}): JsonObject => ({
  filterParameter,
  value,
  ...more,
});
const Encounter = { resourceType: 'Encounter' };

describe('a criteria string', () => {
  test.each<[string, JsonObject[]]>([
    ['patient=Patient/p1', [of('patient', 'Patient/p1')]],
    ['Encounter.subject=Patient/p1', [of('subject', 'Patient/p1', Encounter)]],
    ['Encounter?patient=Patient/p1', [of('patient', 'Patient/p1', Encounter)]],
    [
      'Encounter?patient=Patient%2Fp1&class=AMB',
      [of('patient', 'Patient/p1', Encounter), of('class', 'AMB', Encounter)],
    ],
    ['subject:not=Patient/p1', [of('subject', 'Patient/p1', { modifier: 'not' })]],
    ['Encounter.date=ge2024-01-01', [of('date', '2024-01-01', { ...Encounter, comparator: 'ge' })]],
    ['length=gt5', [of('length', '5', { comparator: 'gt' })]],
    ['subject=eqPatient/p1', [of('subject', 'Patient/p1', { comparator: 'eq' })]],
    ['code=http://loinc.org|1234-5', [of('code', 'http://loinc.org|1234-5')]],
    ['code=equal', [of('code', 'equal')]],
    ['a=1&b=2', [of('a', '1'), of('b', '2')]],
    ['a=', [of('a', '')]],
    ['nothing', [{ filterParameter: 'nothing' }]],
    ['Encounter?patient=%zz', [of('patient', '%zz', Encounter)]],
  ])('%s is read', (criteria, filters) => {
    expect(readCriteria(criteria)).toEqual(filters);
  });

  test.each([
    'patient=Patient/p1',
    'Encounter.subject=Patient/p1',
    'subject:not=Patient/p1',
    'Encounter.date=ge2024-01-01',
    'code:in=http://example.org/ValueSet/1',
  ])('%s is written as it was read', (criteria) => {
    expect(readCriteria(criteria).map(writeCriteria)).toEqual([criteria]);
  });

  test('of a filter that names its type by URL has the bare type', () => {
    const resourceType = 'http://hl7.org/fhir/StructureDefinition/Encounter';
    expect(writeCriteria(of('patient', 'Patient/p1', { resourceType }))).toBe('Encounter.patient=Patient/p1');
  });
});
