import { expect, test } from 'vitest';
import { validateText } from './validate.js';

test('a number that is too large is told once, and what is wrong beside it as well', async () => {
  const text = '{"resourceType":"Observation","status":"final","valueQuantity":{"value":1e999}}';
  const { valid, issues } = await validateText(text, 'R4');
  expect(valid).toBe(false);
  expect(issues.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual([
    'Observation.code Observation.code 1..1 CodeableConcept',
    'Observation.valueQuantity.value JSON: numbers',
  ]);
});
