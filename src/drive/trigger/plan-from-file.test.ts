import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Trouble } from '../../model/index.js';
import { releaseOf } from '../../fhir/index.js';
import * as trigger from './index.js';

const r5 = releaseOf('R5');
const planFromFile = (text: string) => trigger.planFromFile(text, r5);
const options = { patient: 'Patient/p1', label: 'one' };

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/triggers/${name}.json`, import.meta.url), 'utf8');
}

describe('the example of all that a file can say', () => {
  const plan = planFromFile(fixture('encounter-completed'));

  test('gives its resources with patient and label in place', () => {
    expect(plan).toMatchObject({
      resourceType: 'Encounter',
      interactions: ['create', 'update'],
      patientFilter: 'subject',
    });
    expect(plan.match(options)).toMatchObject({
      status: 'completed',
      subject: { reference: 'Patient/p1' },
      identifier: [{ system: 'http://hospital.example/visits', value: 'one' }],
    });
    expect(plan.miss(options)).toMatchObject({ status: 'cancelled', subject: { reference: 'Patient/p1' } });
    expect(plan.before(options)).toMatchObject({ status: 'in-progress' });
    expect(plan.traces(plan.match(options))).toEqual(['one', 'Patient/p1']);
  });

  test('leaves the subject out where there is no patient', () => {
    expect(plan.match({ label: 'two' })).not.toHaveProperty('subject');
    expect(JSON.stringify(plan.match({ label: 'two' }))).not.toContain('{{');
  });
});

describe('a resource alone', () => {
  test('is what fires, on create', () => {
    const plan = planFromFile(fixture('observation-final'));
    expect(plan.interactions).toEqual(['create']);
    expect(plan.match(options)).toMatchObject({ status: 'final', identifier: [{ value: 'one' }] });
    expect([plan.miss(options), plan.before(options), plan.patientFilter]).toEqual([undefined, undefined, undefined]);
    expect(plan.otherResource(options)['resourceType']).toBe('Encounter');
  });

  test('of a type that is not known here gets no identifier, but its placeholders are filled', () => {
    const plan = planFromFile('{ "resourceType": "MolecularSequence", "literal": "{{label}}" }');
    expect(plan.match(options)).toEqual({ resourceType: 'MolecularSequence', literal: 'one' });
    expect(planFromFile('{ "resourceType": "Parameters" }').match(options)).toEqual({ resourceType: 'Parameters' });
  });
});

test('patientPath puts the reference in its place, through lists too', () => {
  const text = JSON.stringify({
    match: {
      resourceType: 'Appointment',
      status: 'booked',
      participant: [{ status: 'accepted' }, { status: 'tentative' }],
    },
    patientFilter: 'patient',
    patientPath: 'participant.actor',
  });
  expect(planFromFile(text).match(options)['participant']).toEqual([
    { status: 'accepted', actor: { reference: 'Patient/p1' } },
    { status: 'tentative' },
  ]);
});

test('before alone adds update to what fires', () => {
  const encounter = { resourceType: 'Encounter', status: 'completed' };
  const text = JSON.stringify({ match: encounter, before: { ...encounter, status: 'planned' } });
  expect(planFromFile(text).interactions).toEqual(['create', 'update']);
});

describe('a wrong file is refused with value, rule and remedy', () => {
  const match = '"match": { "resourceType": "Encounter" }';
  test.each([
    ['not json', '"not json"', 'must hold a JSON object'],
    ['[]', '"[]"', 'must hold a JSON object'],
    ['{}', '"match": absent', 'FHIR resource'],
    ['{ "match": { "status": "x" } }', '"match": {"status":"x"}', 'FHIR resource'],
    [`{ ${match}, "mis": {} }`, '"mis"', 'only match, miss, before'],
    [`{ ${match}, "miss": { "resourceType": "Patient" } }`, '"miss" of type Patient', 'type of "match", Encounter'],
    [`{ ${match}, "interactions": ["patch"] }`, '["patch"]', 'create, update or delete'],
    [`{ ${match}, "interactions": [] }`, '"interactions": []', 'create, update or delete'],
    [`{ ${match}, "patientFilter": "subject" }`, '"patientFilter": "subject"', '{{patient}}'],
    [`{ ${match}, "patientPath": 3 }`, '"patientPath": 3', 'must be a text'],
  ])('%s', (text, value, rule) => {
    expect(() => planFromFile(text)).toThrow(Trouble);
    expect(() => planFromFile(text)).toThrow(value);
    expect(() => planFromFile(text)).toThrow(rule);
    expect(() => planFromFile(text)).toThrow(/Try \{ "match"/);
  });
});
