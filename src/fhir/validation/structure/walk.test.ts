import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Release } from '../../../model/index.js';
import { structureIssues } from './index.js';
import { MOST_LEVELS } from './walk.js';

/** Path and the beginning of the rule of each issue. */
function found(resource: Json | undefined, release: Release = 'R5'): string[] {
  return structureIssues(resource, release).map(({ path, rule }) => `${path}: ${rule}`);
}

function patient(content: JsonObject): JsonObject {
  return { resourceType: 'Patient', ...content };
}

describe('what is no resource', () => {
  test.each<[Json | undefined, string]>([
    [undefined, 'Resource: Resource'],
    [null, 'Resource: Resource'],
    [[], 'Resource: Resource'],
    ['Patient', 'Resource: Resource'],
    [{}, 'Resource.resourceType: Resource.resourceType 1..1'],
    [{ resourceType: 5 }, 'Resource.resourceType: Resource.resourceType 1..1'],
    [{ resourceType: 'patient' }, 'Resource.resourceType: Resource.resourceType 1..1'],
    [{ resourceType: 'DomainResource' }, 'DomainResource.resourceType: Resource.resourceType 1..1'],
    [{ resourceType: 'Address' }, 'Address.resourceType: Resource.resourceType 1..1'],
    [{ resourceType: 'Patient.contact' }, 'Resource.resourceType: Resource.resourceType 1..1'],
  ])('%j', (resource, issue) => {
    expect(found(resource)).toEqual([issue]);
  });

  test('a type of another release', () => {
    expect(found({ resourceType: 'SubscriptionStatus' }, 'R4')).toEqual([
      'SubscriptionStatus.resourceType: Resource.resourceType 1..1',
    ]);
  });
});

describe('names', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['unknown', { colour: 'red' }, ['Patient.colour: Patient has no element "colour"']],
    ['of a choice without its type', { deceased: true }, ['Patient.deceased: Patient has no element "deceased"']],
    ['an underscore before what is no primitive', { _name: [{}] }, ['Patient._name: Patient has no element "_name"']],
    [
      'resourceType where there is no resource',
      { name: [{ resourceType: 'HumanName' }] },
      ['Patient.name[0].resourceType: HumanName has no element "resourceType"'],
    ],
    [
      'longer than a line',
      { ['x'.repeat(5_000)]: 1 },
      [`Patient.${'x'.repeat(100)}…: Patient has no element "${'x'.repeat(59)}…`],
    ],
    ['that an object inherits', { toString: 1 }, ['Patient.toString: Patient has no element "toString"']],
    ['without a value, as a program may leave them', { gender: undefined, colour: undefined }, []],
  ])('%s', (_what, content, issues) => {
    expect(found(patient(content))).toEqual(issues);
  });
});

describe('how often', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['a list of one', { active: [true] }, ['Patient.active: Patient.active 0..1 boolean']],
    ['no list of many', { name: { text: 'a' } }, ['Patient.name: Patient.name 0..* HumanName']],
    ['an empty list', { name: [] }, ['Patient.name: Patient.name 0..* HumanName']],
    ['a list in a list', { name: [[{ text: 'a' }]] }, ['Patient.name[0]: Patient.name 0..* HumanName']],
    ['an empty object', { name: [{}] }, ['Patient.name[0]: HumanName: ele-1']],
    ['null', { maritalStatus: null }, ['Patient.maritalStatus: Patient.maritalStatus 0..1 CodeableConcept']],
    ['null for a list', { name: null }, ['Patient.name: Patient.name 0..* HumanName']],
    ['absent inside', { link: [{ type: 'seealso' }] }, ['Patient.link[0].other: Patient.link.other 1..1 Reference']],
    [
      'only extensions of what is required',
      {
        link: [{ other: { display: 'a' }, _type: { extension: [{ url: 'http://x', valueCode: 'a' }] } }],
      },
      [],
    ],
  ])('%s', (_what, content, issues) => {
    expect(found(patient(content))).toEqual(issues);
  });

  test('a comparator in a Quantity that may have none', () => {
    const range = { low: { value: 1, comparator: '<' } };
    expect(found({ resourceType: 'Observation', status: 'final', code: { text: 'a' }, valueRange: range })).toEqual([
      'Observation.valueRange.low.comparator: SimpleQuantity.comparator 0..0 code',
    ]);
  });

  test('a misspelt name of what is required is one mistake', () => {
    expect(found({ resourceType: 'Observation', staus: 'final', code: { text: 'a' } })).toEqual([
      'Observation.staus: Observation has no element "staus"',
    ]);
  });
});

describe('primitives and what is beside them', () => {
  const extension = [{ url: 'http://x', valueCode: 'a' }];
  test.each<[string, JsonObject, readonly string[]]>([
    ['both', { birthDate: '2024', _birthDate: { extension } }, []],
    ['extensions alone', { _birthDate: { extension } }, []],
    ['an id alone', { _birthDate: { id: 'a' } }, []],
    ['a list of extensions', { _birthDate: [{ extension }] }, ['Patient._birthDate: Patient.birthDate 0..1 date']],
    ['a text', { _birthDate: '2024' }, ['Patient._birthDate: Patient.birthDate 0..1 date']],
    ['an empty object', { _birthDate: {} }, ['Patient._birthDate: Element: ele-1']],
    ['a value in it', { _birthDate: { value: '2024' } }, ['Patient._birthDate.value: Element has no element "value"']],
    ['null', { birthDate: null, _birthDate: { extension } }, ['Patient.birthDate: Patient.birthDate 0..1 date']],
    ['null for each other', { name: [{ given: ['a', null], _given: [null, { extension }] }] }, []],
    ['null for nothing', { name: [{ given: ['a', null] }] }, ['Patient.name[0].given[1]: HumanName.given 0..* string']],
    [
      'null beside what is no list',
      { name: [{ given: ['a', null], _given: { id: 'b' } }] },
      ['Patient.name[0]._given: HumanName.given 0..* string'],
    ],
    [
      'null beside an empty list',
      { name: [{ given: [], _given: [null, { id: 'b' }] }] },
      ['Patient.name[0].given: HumanName.given 0..* string'],
    ],
    [
      'null for null',
      { name: [{ given: [null], _given: [null] }] },
      [
        'Patient.name[0].given[0]: HumanName.given 0..* string',
        'Patient.name[0]._given[0]: HumanName.given 0..* string',
      ],
    ],
  ])('%s', (_what, content, issues) => {
    expect(found(patient(content))).toEqual(issues);
  });
});

describe('choices', () => {
  const rule = 'Patient.deceased[x] 0..1 boolean or dateTime';
  test.each<[string, JsonObject, readonly string[]]>([
    ['one', { deceasedBoolean: true }, []],
    ['one with extensions', { deceasedBoolean: true, _deceasedBoolean: { id: 'a' } }, []],
    ['two', { deceasedBoolean: true, deceasedDateTime: '2024' }, [`Patient.deceasedDateTime: ${rule}`]],
    [
      'two, the second as extensions',
      { deceasedBoolean: true, _deceasedDateTime: { id: 'a' } },
      [`Patient._deceasedDateTime: ${rule}`],
    ],
    [
      'two, the first with extensions',
      { deceasedBoolean: true, _deceasedBoolean: { id: 'a' }, deceasedDateTime: '2024' },
      [`Patient.deceasedDateTime: ${rule}`],
    ],
    ['one that is wrong', { deceasedBoolean: 'no' }, [`Patient.deceasedBoolean: ${rule}`]],
    [
      'one without a value beside one',
      { deceasedBoolean: undefined, deceasedDateTime: '2024', _deceasedDateTime: { id: 'a' } },
      [],
    ],
  ])('%s', (_what, content, issues) => {
    expect(found(patient(content))).toEqual(issues);
  });

  test('three are one mistake', () => {
    const extension = [{ url: 'http://x', valueCode: 'a', valueString: 'b', valueBoolean: true }];
    expect(found(patient({ extension }))).toEqual([
      'Patient.extension[0].valueString: Extension.value[x] 0..1 any of its types',
    ]);
  });
});

describe('extensions', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['a value', { url: 'a', valueString: 'b' }, []],
    ['extensions of the value alone', { url: 'a', _valueString: { id: 'b' } }, []],
    ['extensions', { url: 'a', extension: [{ url: 'b', valueCode: 'c' }] }, []],
    ['both', { url: 'a', valueString: 'b', extension: [{ url: 'b', valueCode: 'c' }] }, [': Extension: ext-1']],
    ['neither', { url: 'a' }, [': Extension: ext-1']],
    ['no url', { valueString: 'b' }, ['.url: Extension.url 1..1 uri']],
    ['nothing', {}, [': Extension: ele-1']],
    ['a misspelt value', { url: 'a', valueStrin: 'b' }, ['.valueStrin: Extension has no element "valueStrin"']],
  ])('with %s', (_what, extension, issues) => {
    expect(found(patient({ extension: [extension] }))).toEqual(issues.map((one) => `Patient.extension[0]${one}`));
  });
});

describe('codes', () => {
  const rule = 'Patient.gender: Patient.gender 0..1 code (administrative-gender)';
  test.each<[Json, readonly string[]]>([
    ['male', []],
    ['Male', [rule]],
    ['constructor', [rule]],
    ['', [rule]],
  ])('%j', (gender, issues) => {
    expect(found(patient({ gender }))).toEqual(issues);
  });

  const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const clinical = 'Condition.clinicalStatus: Condition.clinicalStatus 0..1 CodeableConcept (condition-clinical)';
  test.each<[JsonObject, readonly string[]]>([
    [{ coding: [{ system, code: 'active' }] }, []],
    [{ coding: [{ code: 'active' }] }, []],
    [
      {
        coding: [
          { system: 'urn:own', code: 'x' },
          { system, code: 'active' },
        ],
      },
      [],
    ],
    [{ coding: [{ system: 'urn:own', code: 'active' }] }, [clinical]],
    [{ coding: [{ system, code: 'activ' }] }, [clinical]],
    [{ coding: [{ system, display: 'active' }] }, [clinical]],
    [{ text: 'active' }, [clinical]],
  ])('a concept %j', (clinicalStatus, issues) => {
    const subject = { reference: 'Patient/1' };
    expect(found({ resourceType: 'Condition', subject, clinicalStatus }, 'R4')).toEqual(issues);
  });
});

describe('nesting', () => {
  const nested = (levels: number): JsonObject =>
    levels === 0 ? { url: 'a', valueCode: 'b' } : { url: 'a', extension: [nested(levels - 1)] };

  test('is walked as far as anybody nests', () => {
    // The Patient is the first level, the innermost extension the last.
    expect(found(patient({ extension: [nested(MOST_LEVELS - 2)] }))).toEqual([]);
  });

  test('beyond is said once, where it begins', () => {
    const [issue, ...others] = structureIssues(patient({ extension: [nested(MOST_LEVELS + 50)] }), 'R4');
    expect(others).toEqual([]);
    expect(issue?.rule).toBe('nesting');
    expect(issue?.path).toBe(`Patient${'.extension[0]'.repeat(MOST_LEVELS)}`);
  });
});
