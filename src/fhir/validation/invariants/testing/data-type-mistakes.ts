import type { Json, JsonObject, Release } from '../../../../model/index.js';
import type { Mistake } from './mistakes.js';

const UCUM = 'http://unitsofmeasure.org';

type Row = [
  key: string,
  type: string,
  broken: JsonObject,
  mended: JsonObject,
  at?: string,
  releases?: readonly Release[],
];

function second(value: number): JsonObject {
  return { value, unit: 's', system: UCUM, code: 's' };
}

function repeat(content: JsonObject): JsonObject {
  return { repeat: content };
}

const DATA: Json = [{ type: 'Patient' }];
const R5: readonly Release[] = ['R5'];

const ROWS: readonly Row[] = [
  ['age-1', 'Age', { value: -1, system: UCUM, code: 'a' }, { value: 1, system: UCUM, code: 'a' }],
  ['att-1', 'Attachment', { data: 'AA==' }, { data: 'AA==', contentType: 'text/plain' }],
  ['cpt-2', 'ContactPoint', { value: '1' }, { value: '1', system: 'phone' }],
  ['cnt-3', 'Count', { value: 1.5, system: UCUM, code: '1' }, { value: 2, system: UCUM, code: '1' }],
  ['dis-1', 'Distance', { value: 1 }, { value: 1, system: UCUM, code: 'm' }],
  ['drt-1', 'Duration', { value: 1, system: 'urn:x', code: 's' }, second(1)],
  [
    'drq-1',
    'DataRequirement',
    { codeFilter: [{ valueSet: 'urn:v' }] },
    { codeFilter: [{ path: 'code' }] },
    '.codeFilter[0]',
  ],
  [
    'drq-2',
    'DataRequirement',
    { dateFilter: [{ valueDateTime: '2024' }] },
    { dateFilter: [{ path: 'x' }] },
    '.dateFilter[0]',
  ],
  ['exp-1', 'Expression', { language: 'text/cql' }, { language: 'text/cql', expression: 'x' }],
  ['exp-2', 'Expression', { name: '1', expression: 'x' }, { name: 'one', expression: 'x' }, '', R5],
  ['per-1', 'Period', { start: '2024-05-02', end: '2024-05-01' }, { start: '2024-05-01', end: '2024-05-02' }],
  ['qty-3', 'Quantity', { value: 1, code: 's' }, second(1)],
  ['rng-2', 'Range', { low: second(3), high: second(1) }, { low: second(1), high: second(2) }],
  ['rat-1', 'Ratio', { numerator: second(1) }, { numerator: second(1), denominator: second(1) }],
  [
    'inv-1',
    'RatioRange',
    { lowNumerator: second(1) },
    { lowNumerator: second(1), denominator: second(1) },
    '',
    ['R4B'],
  ],
  ['ratrng-1', 'RatioRange', { lowNumerator: second(1) }, { lowNumerator: second(1), denominator: second(1) }, '', R5],
  ...(['inv-2', 'ratrng-2'] as const).map((key): Row => {
    const broken = { lowNumerator: second(3), highNumerator: second(1), denominator: second(1) };
    const mended = { lowNumerator: second(1), highNumerator: second(2), denominator: second(1) };
    return [key, 'RatioRange', broken, mended, '', key === 'inv-2' ? ['R4B'] : R5];
  }),
  ['ref-1', 'Reference', { reference: '#x' }, { reference: 'Patient/x' }, '.reference'],
  ['ref-2', 'Reference', { type: 'Patient' }, { type: 'Patient', display: 'x' }, '', R5],
  ['sdd-1', 'SampledData', { interval: 1, offsets: '1 2' }, { interval: 1 }, '', R5],
  [
    'av-1',
    'Availability',
    { availableTime: [{ allDay: true, availableStartTime: '10:00:00' }] },
    { availableTime: [{ allDay: true }] },
    '.availableTime[0]',
    R5,
  ],
  [
    'dos-1',
    'Dosage',
    { asNeeded: false, asNeededFor: [{ text: 'x' }] },
    { asNeeded: true, asNeededFor: [{ text: 'x' }] },
    '',
    R5,
  ],
  ['tim-1', 'Timing', repeat({ duration: 1 }), repeat({ duration: 1, durationUnit: 's' }), '.repeat'],
  ['tim-2', 'Timing', repeat({ period: 1 }), repeat({ period: 1, periodUnit: 's' }), '.repeat'],
  [
    'tim-4',
    'Timing',
    repeat({ duration: -1, durationUnit: 's' }),
    repeat({ duration: 1, durationUnit: 's' }),
    '.repeat',
  ],
  ['tim-5', 'Timing', repeat({ period: -1, periodUnit: 's' }), repeat({ period: 1, periodUnit: 's' }), '.repeat'],
  ['tim-6', 'Timing', repeat({ periodMax: 2 }), repeat({ period: 1, periodMax: 2, periodUnit: 's' }), '.repeat'],
  [
    'tim-7',
    'Timing',
    repeat({ durationMax: 2 }),
    repeat({ duration: 1, durationMax: 2, durationUnit: 's' }),
    '.repeat',
  ],
  ['tim-8', 'Timing', repeat({ countMax: 2 }), repeat({ count: 1, countMax: 2 }), '.repeat'],
  ['tim-9', 'Timing', repeat({ offset: 1, when: ['AC', 'C'] }), repeat({ offset: 1, when: ['AC', 'PC'] }), '.repeat'],
  ['tim-10', 'Timing', repeat({ timeOfDay: ['10:00:00'], when: ['AC'] }), repeat({ when: ['AC'] }), '.repeat'],
  [
    'trd-1',
    'TriggerDefinition',
    { type: 'data-added', data: DATA, timingDate: '2024' },
    { type: 'data-added', data: DATA },
  ],
  [
    'trd-2',
    'TriggerDefinition',
    { type: 'named-event', name: 'x', condition: { language: 'x', expression: 'x' } },
    { type: 'named-event', name: 'x' },
  ],
  ['trd-3', 'TriggerDefinition', { type: 'named-event' }, { type: 'named-event', name: 'x' }],
];

/** Each in an extension, where a value may be of any of these types. */
export const DATA_TYPE_MISTAKES: readonly Mistake[] = ROWS.map(([key, type, broken, mended, at = '', releases]) => ({
  key,
  path: `OperationOutcome.extension[0].value${type}${at}`,
  broken: withExtension(type, broken),
  mended: withExtension(type, mended),
  ...(releases === undefined ? {} : { releases }),
}));

function withExtension(type: string, value: JsonObject): JsonObject {
  return { resourceType: 'OperationOutcome', extension: [{ url: 'urn:e', [`value${type}`]: value }] };
}
