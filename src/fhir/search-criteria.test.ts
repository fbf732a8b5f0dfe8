import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textAt, type JsonObject } from '../model/index.js';
import { resourcesOf } from './release-resources.js';

const r5 = resourcesOf('R5');

const encounter: JsonObject = {
  resourceType: 'Encounter',
  id: 'e1',
  meta: { tag: [{ system: 'urn:x', code: 'run-1' }], lastUpdated: '2024-05-01T10:00:00Z' },
  identifier: [{ system: 'urn:visits', value: 'V,1' }],
  status: 'completed',
  class: [{ coding: [{ system: 'urn:act', code: 'IMP' }, { code: 'local' }] }],
  subject: { reference: 'https://host.example/fhir/Patient/p1/_history/2' },
  participant: [{ actor: { reference: 'Practitioner/d1' } }, { actor: { display: 'someone', type: 'RelatedPerson' } }],
  actualPeriod: { start: '2024-05-01T08:00:00+02:00', end: '2024-05-02' },
  length: { value: 90, unit: 'min', system: 'http://unitsofmeasure.org', code: 'min' },
};

const patient: JsonObject = {
  resourceType: 'Patient',
  active: true,
  name: [{ family: 'Müller-Lüdenscheidt', given: ['Erna', 'Eva'] }],
  birthDate: '1980-02-29',
  link: [{ other: { reference: 'Patient/p2' } }],
};

function holds(text: string, resource: JsonObject = encounter): boolean | string {
  const judged = r5.meetsCriteria(text, resource, textAt(resource, 'resourceType') ?? '');
  return 'holds' in judged ? judged.holds : judged.unclear;
}

describe('search criteria that an encounter meets', () => {
  test.each([
    'status=completed',
    'Encounter?status=completed',
    '?status=completed',
    'status=planned,completed',
    'status=completed&class=IMP',
    'status:not=planned',
    'status:not=planned,in-progress',
    'class=urn:act|IMP',
    'class=urn:act%7CIMP',
    'class=urn:act|',
    'class=|local',
    'type:not=anything',
    'type:missing=true',
    'class:missing=false',
    'identifier=urn:visits|V\\,1',
    'subject=Patient/p1',
    'subject=p1',
    'patient=Patient/p1',
    'patient=https://host.example/fhir/Patient/p1',
    'subject:Patient=p1',
    'practitioner=Practitioner/d1',
    '_tag=urn:x|run-1',
    '_id=e1',
    '_lastUpdated=ge2024-05-01',
    'date=2024',
    'date=2024-05',
    'date=gt2024-05-01',
    'date=lt2024-05-02',
    'date=ge2024-05-01T06:00:00Z',
    'date=sa2024-04-30',
    'date=eb2024-05-03',
    'date-start=2024-05-01T06:00:00Z',
    'date=ne2023',
    'length=90',
    'length=90||min',
    'length=90|http://unitsofmeasure.org|min',
    'length=gt89.9',
    'length=le90',
    'length=9.0e1',
  ])('%s', (criteria) => {
    expect(holds(criteria)).toBe(true);
  });
});

describe('search criteria that it does not meet', () => {
  test.each([
    'status=planned',
    'status=Completed',
    'status=completed&class=AMB',
    'status:not=completed',
    'status:not=planned,completed',
    'class=urn:other|IMP',
    'class=|IMP',
    'type=anything',
    'status:missing=true',
    'type:missing=false',
    'identifier=V',
    'subject=Patient/p2',
    'subject=Patient/1',
    'subject:Group=p1',
    'practitioner=RelatedPerson/r1',
    'date=2023',
    'date=sa2024-05-01',
    'date=eb2024-05-02',
    'date-start=gt2024-05-01T06:00:00Z',
    'length=gt90',
    'length=91',
    'length=90||h',
  ])('%s', (criteria) => {
    expect(holds(criteria)).toBe(false);
  });
});

describe('texts, booleans and dates of a patient', () => {
  test.each([
    ['family=mull', true],
    ['family:exact=mull', false],
    ['family:contains=denscheidt', true],
    ['family=denscheidt', false],
    ['given=Eva', true],
    ['name=erna', true],
    ['active=true', true],
    ['active=false', false],
    ['birthdate=1980-02', true],
    ['birthdate=lt1980-02-29', false],
    ['link=Patient/p2', true],
    ['organization:missing=true', true],
  ])('%s: %s', (criteria, expected) => {
    expect(holds(criteria, patient)).toBe(expected);
  });
});

describe('criteria that cannot be evaluated say why', () => {
  test.each([
    ['', 'holds no search parameter'],
    ['status', 'not of the form parameter=value'],
    ['=x', 'not of the form parameter=value'],
    ['Observation?status=final', 'is about Observation, not Encounter'],
    ['colour=red', '"colour" of Encounter is not known here'],
    ['patient.name=Eva', '"patient.name" of Encounter is not known here'],
    ['_has:Observation:patient:code=1', '"_has" of Encounter is not known here'],
    ['class:in=http://example.org/ValueSet/x', 'the modifier ":in" of "class"'],
    ['date=soon', '"soon" is not a value for date'],
    ['length=gtmany', '"gtmany" is not a value for length'],
    ['class:missing=maybe', '"maybe" is not a value for class:missing'],
    ['status=completed&_sort=date', '_sort chooses no resources'],
  ])('%s: %s', (criteria, reason) => {
    expect(holds(criteria)).toContain(reason);
  });
});

test('any text at all is judged or called unclear, never thrown at', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('status', 'class', 'date', 'length', 'subject', '_id', 'toString', '__proto__'),
        fc.constantFrom('', ':not', ':missing', ':Patient', ':in', ':'),
        fc.string({ unit: 'grapheme' }),
      )
      .map(([code, modifier, value]) => `${code}${modifier}=${value}`),
  );
  fc.assert(
    fc.property(anything, (criteria) => {
      const judged = r5.meetsCriteria(criteria, encounter, 'Encounter');
      return 'holds' in judged ? typeof judged.holds === 'boolean' : judged.unclear.length > 0;
    }),
    { numRuns: 500, seed: 20240501 },
  );
});

test('a token and its :not are opposites, whatever the value', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9|.-]{1,12}$/), (value) => {
      return holds(`class=${value}`) === !holds(`class:not=${value}`);
    }),
    { numRuns: 200, seed: 20240501 },
  );
});
