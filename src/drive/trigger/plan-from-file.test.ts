import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Trouble, type Json, type JsonObject, type Release } from '../../model/index.js';
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

  test('gets no identifier where its type has none, or has room for one that is taken', () => {
    const made = (resource: JsonObject, release: Release) =>
      trigger.planFromFile(JSON.stringify(resource), releaseOf(release)).match(options)['identifier'];
    expect(made({ resourceType: 'Parameters' }, 'R5')).toBeUndefined();
    const answers = { resourceType: 'QuestionnaireResponse', status: 'completed' };
    expect(made(answers, 'R4')).toMatchObject({ value: 'one' });
    expect(made({ ...answers, identifier: { value: 'theirs' } }, 'R4')).toEqual({ value: 'theirs' });
  });

  test('of a type that the planner makes none of is as good as any', () => {
    const plan = planFromFile('{ "resourceType": "MolecularSequence", "type": "dna" }');
    expect(plan.match(options)).toMatchObject({ type: 'dna', identifier: [{ value: 'one' }] });
  });
});

describe('what is not one resource', () => {
  const request = { method: 'PUT', path: 'Encounter/{{created}}', headers: { 'if-match': 'W/"1"' } };
  const create = { method: 'POST', path: 'Encounter', body: { resourceType: 'Encounter', status: 'completed' } };

  test.each<[string, Json, Partial<trigger.TriggerPlan>]>([
    ['a request', create, { resourceType: 'Encounter', interactions: ['create'] }],
    ['requests', [create, request], { resourceType: 'Encounter', interactions: ['update'] }],
    [
      'an operation',
      { method: 'POST', path: 'Encounter/1/$end' },
      { resourceType: 'Encounter', interactions: ['update'] },
    ],
    ['a deletion', { method: 'DELETE', path: 'Task/1' }, { resourceType: 'Task', interactions: ['delete'] }],
    [
      'a transaction',
      {
        resource: 'Encounter',
        match: { method: 'POST', path: '', body: { resourceType: 'Bundle', type: 'transaction' } },
      },
      { resourceType: 'Encounter', interactions: ['create'] },
    ],
    [
      'by hand',
      { resource: 'Encounter', interactions: ['update'], match: { manual: 'End the visit', timeLimit: 5 } },
      {
        resourceType: 'Encounter',
        interactions: ['update'],
        deeds: { match: { kind: 'by-hand', prompt: 'End the visit', limitMs: 5000 } },
      },
    ],
    [
      'a miss by hand',
      { resource: 'Task', match: { manual: 'End it' }, miss: { manual: 'Begin it' } },
      {
        deeds: {
          match: { kind: 'by-hand', prompt: 'End it', limitMs: 60_000 },
          miss: { kind: 'by-hand', prompt: 'Begin it', limitMs: 60_000 },
        },
      },
    ],
  ])('%s', (_, file, expected) => {
    expect(planFromFile(JSON.stringify(file))).toMatchObject(expected);
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
    ['{}', '"match": absent', 'FHIR resource'],
    ['{ "match": { "status": "x" } }', '"match": {"status":"x"}', 'FHIR resource'],
    [`{ ${match}, "mis": {} }`, '"mis"', 'only match, miss, before'],
    [`{ ${match}, "miss": { "resourceType": "Patient" } }`, '"miss" of type Patient', 'type of "match", Encounter'],
    [`{ ${match}, "interactions": ["patch"] }`, '["patch"]', 'create, update or delete'],
    [`{ ${match}, "interactions": [] }`, '"interactions": []', 'create, update or delete'],
    [`{ ${match}, "patientFilter": "subject" }`, '"patientFilter": "subject"', '{{patient}}'],
    [`{ ${match}, "patientPath": 3 }`, '"patientPath": 3', 'must be a text'],
    ['[]', '"match": []', 'FHIR resource'],
    ['{ "method": "SEND", "path": "Encounter" }', '"match.method": "SEND"', 'GET, POST, PUT, PATCH, DELETE'],
    ['{ "method": "POST", "path": "http://other.example/Encounter" }', '"match.path"', 'below the base URL'],
    ['{ "method": "POST", "path": "//other.example/Encounter" }', '"match.path"', 'below the base URL'],
    ['{ "method": "POST", "path": "Encounter/../../admin" }', '"match.path"', 'below the base URL'],
    ['{ "method": "POST", "path": "Encounter", "content": {} }', '"content" in "match"', 'method, path, body, headers'],
    ['{ "method": "POST", "path": "Encounter", "headers": { "a": 1 } }', '"match.headers"', 'names of headers'],
    ['[{ "method": "PUT", "path": "{{created}}" }]', '{{created}} in the first request', 'an earlier request'],
    ['{ "method": "POST", "path": "" }', '"resource": absent', 'the type of resource'],
    ['{ "manual": "End the visit" }', '"resource": absent', 'the type of resource'],
    ['{ "match": { "manual": "x", "timeLimit": 0 }, "resource": "Task" }', '"match.timeLimit": 0', 'above 0'],
    ['{ "match": { "manual": "x" }, "resource": "Task", "patientFilter": "patient" }', 'patientFilter', 'one person'],
    ['{ "match": { "method": "POST", "path": "Task" }, "before": { "resourceType": "Task" } }', '"before"', 'requests'],
    [
      '{ "match": { "method": "PUT", "path": "Task/1" }, "interactions": ["create", "update"] }',
      '"interactions"',
      'the one',
    ],
  ])('%s', (text, value, rule) => {
    expect(() => planFromFile(text)).toThrow(Trouble);
    expect(() => planFromFile(text)).toThrow(value);
    expect(() => planFromFile(text)).toThrow(rule);
    expect(() => planFromFile(text)).toThrow(/Try \{ "match"/);
  });
});

describe('a resource that the release does not allow is refused with the place and what is wrong there', () => {
  const encounter = { resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } };

  test.each<[string, JsonObject, Release, string[]]>([
    ['of R4 in R5', { match: encounter }, 'R5', ['Encounter.status of "match"', 'R5', '`finished` is not a code']],
    ['of R5 in R4', { match: { resourceType: 'Encounter', status: 'completed' } }, 'R4', ['R4', 'encounter-status']],
    ['a miss', { match: encounter, miss: { ...encounter, colour: 'red' } }, 'R4', ['Encounter.colour of "miss"']],
    ['a before', { match: encounter, before: { ...encounter, class: 'AMB' } }, 'R4B', ['Encounter.class of "before"']],
    [
      'a body',
      { match: [{ method: 'POST', path: 'Encounter', body: { ...encounter, status: 'over' } }] },
      'R4',
      ['Encounter.status of "match[0].body"'],
    ],
  ])('%s', (_, file, release, words) => {
    const plan = () => trigger.planFromFile(JSON.stringify(file), releaseOf(release));
    expect(plan).toThrow(Trouble);
    for (const word of words) expect(plan).toThrow(word);
  });

  test('the same resource in its own release is taken', () => {
    expect(trigger.planFromFile(JSON.stringify(encounter), releaseOf('R4')).resourceType).toBe('Encounter');
  });
});

test.each<[string, Release]>([
  ['encounter-completed', 'R5'],
  ['observation-final', 'R4'],
  ['encounter-finished-r4', 'R4'],
  ['encounter-finished-r4', 'R4B'],
  ['encounter-requests-r4', 'R4'],
  ['encounter-by-hand', 'R5'],
])('the example %s is right in %s', (name, release) => {
  expect(trigger.planFromFile(fixture(name), releaseOf(release)).untriggerable).toBeUndefined();
});
