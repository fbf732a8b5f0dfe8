import { describe, expect, test, vi } from 'vitest';
import { answerOf, elementsAlong, evaluate, syntaxTree } from './fhirpath-engine.js';

const planned = { resourceType: 'Encounter', status: 'planned' };
const completed = {
  resourceType: 'Encounter',
  status: 'completed',
  class: [{ coding: [{ system: 'urn:act', code: 'IMP' }] }],
};

describe('an answer', () => {
  test.each([
    ["%current.status = 'completed'", 'true'],
    ["%current.status = 'planned'", 'false'],
    ["%previous.status = 'planned' and status = 'completed'", 'true'],
    ["Encounter.class.coding.where(system = 'urn:act' and code = 'IMP').exists()", 'true'],
    ['%context.status != %previous.status', 'true'],
    ["%current.where(status = 'completed')", 'true'],
    ["%current.where(status = 'planned')", 'empty'],
    ["%current.priority = 'x'", 'empty'],
  ])('%s: %s', (expression, expected) => {
    expect(answerOf(expression, { current: completed, previous: planned })).toBe(expected);
  });

  test('a state that is not there is empty', () => {
    expect(answerOf('%previous.empty()', { current: completed })).toBe('true');
    expect(answerOf('%current.empty()', { previous: planned })).toBe('true');
    expect(answerOf("%previous.status != 'completed'", { current: completed })).toBe('empty');
  });

  test.each([
    'status =',
    'nonsense(',
    '%current.subject.resolve().active',
    '%unheard',
    "status.memberOf('urn:x')",
    "'a' | 'b'",
  ])('%s comes back as trouble', (expression) => {
    expect(answerOf(expression, { current: { ...completed, subject: { reference: 'Patient/p1' } } })).toHaveProperty(
      'trouble',
    );
  });

  test('evaluation leaves the resource as it was, and prints nothing', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const before = structuredClone(completed);
    expect(evaluate("trace('x').status", completed, { current: completed })).toEqual({ values: ['completed'] });
    expect(completed).toEqual(before);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

test('a syntax tree is given for FHIRPath only', () => {
  expect(syntaxTree("status = 'x'")).toMatchObject({ type: 'EntireExpression' });
  expect(syntaxTree('status = = x')).toBeUndefined();
});

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
    const elements = elementsAlong(type, path.split('.')) ?? [];
    expect(elements.map((element) => `${element.type}${element.repeats ? '*' : ''}`).join(' ')).toBe(expected);
  });

  test('a choice is named with its type', () => {
    expect(elementsAlong('Observation', ['value', 'coding'])?.[0]).toMatchObject({
      name: 'valueCodeableConcept',
      choice: 'value',
    });
  });

  test.each([
    ['Encounter', 'colour'],
    ['Encounter', 'status.colour'],
    ['Nothing', 'status'],
  ])('%s has no %s', (type, path) => {
    expect(elementsAlong(type, path.split('.'))).toBeUndefined();
  });
});
