import { describe, expect, test } from 'vitest';
import { resourcesOf } from './release-resources.js';

const [r4, r4b, r5] = [resourcesOf('R4'), resourcesOf('R4B'), resourcesOf('R5')];

describe('elements that R5 defines', () => {
  test.each([
    ['Encounter', 'class.coding.code', 'CodeableConcept* Coding* code'],
    ['Encounter', 'location.location.reference', 'BackboneElement* Reference string'],
    ['Encounter', 'meta.tag.code', 'Meta Coding* code'],
    ['Encounter', 'length.value', 'Duration decimal'],
    ['Observation', 'valueQuantity.value', 'Quantity decimal'],
    ['Observation', 'value.coding.code', 'CodeableConcept Coding* code'],
    ['Observation', 'effectiveDateTime', 'dateTime'],
    ['Observation', 'component.valueQuantity.unit', 'BackboneElement* Quantity string'],
  ])('%s.%s: %s', (type, path, expected) => {
    const elements = r5.along(type, path.split('.')) ?? [];
    expect(elements.map((element) => `${element.type}${element.repeats ? '*' : ''}`).join(' ')).toBe(expected);
  });

  test('a choice is named with its type', () => {
    expect(r5.along('Observation', ['value', 'coding'])?.[0]).toMatchObject({
      name: 'valueCodeableConcept',
      choice: 'value',
    });
  });

  test.each([
    ['Encounter', 'colour'],
    ['Encounter', 'status.colour'],
    ['Nothing', 'status'],
  ])('%s has no %s', (type, path) => {
    expect(r5.along(type, path.split('.'))).toBeUndefined();
  });
});

describe('what releases define in different ways', () => {
  test('a class is a Coding in R4 and R4B, and a list of concepts in R5', () => {
    const classes = [r4, r4b, r5].map((resources) => resources.along('Encounter', ['class'])?.[0]);
    expect(classes.map((element) => [element?.type, element?.repeats])).toEqual([
      ['Coding', false],
      ['Coding', false],
      ['CodeableConcept', true],
    ]);
  });

  test('codes of a required binding', () => {
    const has = (code: string) =>
      [r4, r5].map((one) => one.along('Encounter', ['status'])?.[0]?.codes?.some((each) => each.code === code));
    expect([has('finished'), has('completed')]).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('what a type cannot do without, of a choice each type', () => {
    const names = (type: string) => r4.requiredOf(type).map((options) => options.map(({ name }) => name).join(' or '));
    expect(names('Encounter')).toEqual(['status', 'class']);
    expect(names('MedicationRequest')).toContain('medicationCodeableConcept or medicationReference');
    expect(r4.along('Appointment', ['participant'])?.[0]?.nested).toBe('Appointment.participant');
    expect(names('Appointment.participant')).toEqual(['status']);
  });
});
