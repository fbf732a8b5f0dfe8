import { describe, expect, test, vi } from 'vitest';
import { FhirPathEngine } from './fhirpath-engine.js';
import { r5 } from './fhirpath-models/r5.js';

const engine = new FhirPathEngine(r5);

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
    expect(engine.answerOf(expression, { current: completed, previous: planned })).toBe(expected);
  });

  test('a state that is not there is empty', () => {
    expect(engine.answerOf('%previous.empty()', { current: completed })).toBe('true');
    expect(engine.answerOf('%current.empty()', { previous: planned })).toBe('true');
    expect(engine.answerOf("%previous.status != 'completed'", { current: completed })).toBe('empty');
  });

  test.each([
    'status =',
    'nonsense(',
    '%current.subject.resolve().active',
    '%unheard',
    "status.memberOf('urn:x')",
    "'a' | 'b'",
  ])('%s comes back as trouble', (expression) => {
    expect(
      engine.answerOf(expression, { current: { ...completed, subject: { reference: 'Patient/p1' } } }),
    ).toHaveProperty('trouble');
  });

  test('evaluation leaves the resource as it was, and prints nothing', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const before = structuredClone(completed);
    expect(engine.evaluate("trace('x').status", completed, { current: completed })).toEqual({ values: ['completed'] });
    expect(completed).toEqual(before);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

test('a syntax tree is given for FHIRPath only', () => {
  expect(engine.syntaxTree("status = 'x'")).toMatchObject({ type: 'EntireExpression' });
  expect(engine.syntaxTree('status = = x')).toBeUndefined();
});
