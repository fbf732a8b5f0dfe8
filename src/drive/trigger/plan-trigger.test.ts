import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/index.js';
import { releaseOf } from '../../fhir/index.js';
import { planTrigger } from './index.js';
import * as topics from './testing/topics.js';
import type { TriggerPlan } from './index.js';

const r5 = releaseOf('R5');
const fhirPath = await r5.resources.fhirPath();
const options = { patient: 'Patient/p1', label: 'label-1' };

async function made(
  topic: JsonObject,
): Promise<{ plan: TriggerPlan; match: JsonObject; miss?: JsonObject; before?: JsonObject }> {
  const plan = await planTrigger(topic, r5);
  const [miss, before] = [plan.miss(options), plan.before(options)];
  return { plan, match: plan.match(options), ...(miss && { miss }), ...(before && { before }) };
}

describe('what a plan can cause, and with which resources', () => {
  test.each([
    ['admission', topics.admission, 'update', { status: 'in-progress' }, { status: 'planned' }, { status: 'planned' }],
    [
      'encounterComplete',
      topics.encounterComplete,
      'update',
      { status: 'completed' },
      { status: 'planned' },
      { status: 'planned' },
    ],
    ['encounterStart', topics.encounterStart, 'create update', { status: 'in-progress' }, {}, {}],
    [
      'encounterWritten',
      topics.encounterWritten,
      'create update',
      { status: 'completed' },
      { status: 'planned' },
      { status: 'planned' },
    ],
    [
      'observationBecomesFinal',
      topics.observationBecomesFinal,
      'update',
      { status: 'final' },
      { status: 'preliminary' },
      {},
    ],
    [
      'observationChanged',
      topics.observationChanged,
      'create update delete',
      { status: 'final' },
      { status: 'preliminary' },
      {},
    ],
    ['highLabResult', topics.highLabResult, 'create update', { valueQuantity: { value: 7.5 } }, {}, {}],
    ['labReport', topics.labReport, 'create', { status: 'final' }, {}, undefined],
    ['medicationOrdered', topics.medicationOrdered, 'create', { intent: 'order', status: 'active' }, {}, undefined],
    ['orderDeleted', topics.orderDeleted, 'delete', { status: 'active' }, { status: 'completed' }, undefined],
    ['patientCreated', topics.patientCreated, 'create', {}, undefined, undefined],
    ['anythingOfPatient', topics.anythingOfPatient, 'create update delete', {}, undefined, undefined],
    [
      'appointmentBooked',
      topics.appointmentBooked,
      'create update',
      { status: 'booked', start: '2030-01-01T12:00:00Z', end: '2030-01-01T12:00:00Z' },
      {},
      {},
    ],
    ['conditionResolved', topics.conditionResolved, 'update', { subject: { reference: 'Patient/p1' } }, {}, {}],
    ['taskLeavesReady', topics.taskLeavesReady, 'update', { status: 'failed' }, {}, {}],
    [
      'twoTypes',
      topics.twoTypes,
      'create',
      { resourceType: 'Immunization', status: 'completed' },
      { status: 'not-done' },
      undefined,
    ],
    ['alternatives', topics.alternatives, 'create', { status: 'completed' }, { status: 'in-progress' }, undefined],
  ])('%s', async (_, topic, interactions, match, miss, before) => {
    const found = await made(topic);
    expect(found.plan.untriggerable).toBeUndefined();
    expect(found.plan.interactions.join(' ')).toBe(interactions);
    expect(found.match).toMatchObject(match);
    expect(found.miss).toEqual(miss === undefined ? undefined : expect.objectContaining(miss));
    if (before === undefined) expect(found.before).toBeUndefined();
    else expect(found.before).toMatchObject(before);
  });
});

/** What a topic demands, worded once more by hand: of a create where only `current` counts, else of an update. */
const demands: readonly (readonly [
  string,
  JsonObject,
  (before: JsonObject | undefined, after: JsonObject) => boolean,
])[] = [
  [
    'admission',
    topics.admission,
    (before, after) => !query('status=in-progress', before) && query('status=in-progress', after),
  ],
  [
    'encounterComplete',
    topics.encounterComplete,
    (before, after) => !query('status=completed', before) && query('status=completed', after),
  ],
  [
    'encounterStart',
    topics.encounterStart,
    (before, after) => !query('status=in-progress', before) && query('status=in-progress&class=IMP', after),
  ],
  ['encounterWritten', topics.encounterWritten, (_, after) => query('status=completed', after)],
  [
    'observationBecomesFinal',
    topics.observationBecomesFinal,
    (before, after) => path("status = 'final'", after) && !path("status = 'final'", before),
  ],
  ['observationChanged', topics.observationChanged, (_, after) => path("status = 'final'", after)],
  [
    'highLabResult',
    topics.highLabResult,
    (_, after) => path("code.coding.code = '4548-4' and value.value > 6.5 and status = 'final'", after),
  ],
  ['labReport', topics.labReport, (_, after) => query('category=LAB&status=final,amended', after)],
  ['medicationOrdered', topics.medicationOrdered, (_, after) => query('intent=order&status=active', after)],
  ['orderDeleted', topics.orderDeleted, (_, after) => query('status=active', after)],
  [
    'appointmentBooked',
    topics.appointmentBooked,
    (_, after) => query('status=booked&date=ge2030&service-type:missing=false', after),
  ],
  [
    'conditionResolved',
    topics.conditionResolved,
    (before, after) => query('clinical-status=active', before) && query('clinical-status=resolved', after),
  ],
  [
    'taskLeavesReady',
    topics.taskLeavesReady,
    (before, after) => query('status=ready', before) || query('status=failed', after),
  ],
  ['twoTypes', topics.twoTypes, (_, after) => query('status=completed', after)],
  ['alternatives', topics.alternatives, (_, after) => query('status=completed,planned', after)],
];

function query(criteria: string, resource: JsonObject | undefined): boolean {
  if (resource === undefined) return false;
  const judged = r5.resources.meetsCriteria(criteria, resource, String(plainType(resource)));
  if ('unclear' in judged) throw new Error(judged.unclear);
  return judged.holds;
}

function path(expression: string, resource: JsonObject | undefined): boolean {
  return resource !== undefined && fhirPath.answerOf(expression, { current: resource }) === 'true';
}

function plainType(resource: JsonObject): string {
  return typeof resource['resourceType'] === 'string' ? resource['resourceType'] : '';
}

describe('a match meets the criteria, a miss and a before do not', () => {
  test.each(demands)('%s', async (_, topic, meets) => {
    const { plan, match, miss, before } = await made(topic);
    expect(meets(before, match)).toBe(true);
    if (miss === undefined) throw new Error('no miss was found');
    expect(meets(before, miss)).toBe(false);
    if (before !== undefined) expect(meets(undefined, before)).toBe(false);
    for (const secondFilter of plan.secondFilter === undefined ? [] : [true, false]) {
      expect(meets(plan.before({ ...options, secondFilter }), plan.match({ ...options, secondFilter }))).toBe(true);
    }
  });
});

describe('filters', () => {
  test.each([
    ['admission', topics.admission, 'patient', undefined],
    ['encounterComplete', topics.encounterComplete, 'subject', undefined],
    ['encounterStart: the class is fixed by the criteria', topics.encounterStart, 'subject', 'type'],
    ['encounterWritten', topics.encounterWritten, 'patient', 'class'],
    [
      'observationChanged: a canonical',
      topics.observationChanged,
      'http://hl7.org/fhir/SearchParameter/clinical-patient',
      'code',
    ],
    ['highLabResult', topics.highLabResult, 'subject', 'category'],
    ['labReport: the status has two values', topics.labReport, 'subject', 'status'],
    ['medicationOrdered: the intent is fixed', topics.medicationOrdered, 'MedicationRequest.patient', 'code'],
    ['patientCreated', topics.patientCreated, undefined, 'gender'],
    ['twoTypes', topics.twoTypes, 'patient', 'vaccine-code'],
    ['anythingOfPatient', topics.anythingOfPatient, undefined, undefined],
  ])('%s', async (_, topic, patientFilter, second) => {
    const plan = await planTrigger(topic, r5);
    expect(plan.patientFilter).toBe(patientFilter);
    expect(plan.secondFilter?.parameter).toBe(second);
  });

  test('the second filter is met by what is made, and missed where that is asked', async () => {
    const { resourceType, secondFilter, ...plan } = await planTrigger(topics.encounterWritten, r5);
    const meets = (value: string | undefined, wish: boolean | undefined): boolean =>
      query(`class=${value}`, plan.match({ ...options, secondFilter: wish }));
    expect(resourceType).toBe('Encounter');
    expect(meets(secondFilter?.hit, undefined)).toBe(true);
    expect(meets(secondFilter?.hit, true)).toBe(true);
    expect(meets(secondFilter?.hit, false)).toBe(false);
    expect(meets(secondFilter?.miss, false)).toBe(true);
    expect(meets(secondFilter?.miss, true)).toBe(false);
  });

  test('a filter of another resource type is none', async () => {
    const filter = { resource: 'Observation', filterParameter: 'patient' };
    const plan = await planTrigger({ ...topics.encounterWritten, canFilterBy: [filter] }, r5);
    expect(plan.patientFilter).toBeUndefined();
  });
});

describe('topics that cannot be triggered say why', () => {
  test.each(topics.untriggerables)('%s', async (_, topic, reason) => {
    const plan = await planTrigger(topic, r5);
    expect(plan.interactions).toEqual([]);
    expect(plan.untriggerable).toContain(reason);
    expect(plan.untriggerable).toMatch(/given with --trigger <file>\.$/);
    expect(plan.miss(options)).toBeUndefined();
  });

  test('an empty resource is no topic', async () => {
    expect((await planTrigger({}, r5)).untriggerable).toContain('no resourceTrigger');
  });
});

describe('resources of a plan', () => {
  test('carry the label and the patient, and nothing of an earlier one', async () => {
    const plan = await planTrigger(topics.encounterWritten, r5);
    const first = plan.match({ patient: 'Patient/p1', label: 'one' });
    const second = plan.match({ patient: 'Patient/p2', label: 'two' });
    expect(JSON.stringify(first)).toMatch(/"one"/);
    expect(JSON.stringify(second)).not.toMatch(/"one"|Patient\/p1|sample/);
    expect(second).toMatchObject({ subject: { reference: 'Patient/p2' }, identifier: [{ value: 'two' }] });
  });

  test('do without a patient where none is given', async () => {
    const encounter = (await planTrigger(topics.encounterWritten, r5)).match({ label: 'one' });
    const order = (await planTrigger(topics.orderDeleted, r5)).match({ label: 'one' });
    expect(encounter).not.toHaveProperty('subject');
    expect(order).toMatchObject({ subject: { display: 'Test patient' } });
  });

  test('of another type are of none that the topic is about', async () => {
    const types = [topics.encounterWritten, topics.observationChanged, topics.twoTypes].map(async (topic) => {
      return (await planTrigger(topic, r5)).otherResource(options)['resourceType'];
    });
    expect(await Promise.all(types)).toEqual(['Observation', 'Encounter', 'Encounter']);
  });

  test('leave traces: identifiers, patient, and their own id where it is long enough to be told', async () => {
    const plan = await planTrigger(topics.encounterWritten, r5);
    const stored = { ...plan.match(options), id: '7' };
    expect(plan.traces(stored)).toEqual(['Encounter/7', 'label-1', 'Patient/p1']);
    expect(plan.traces({ ...stored, id: '0123456789abcdef' })).toContain('0123456789abcdef');
    expect(plan.patient('p-label')).toMatchObject({ resourceType: 'Patient', identifier: [{ value: 'p-label' }] });
  });

  test('are the same for the same topic', async () => {
    const [one, two] = [await made(topics.highLabResult), await made(topics.highLabResult)];
    expect([one.match, one.miss, one.before]).toEqual([two.match, two.miss, two.before]);
  });
});
