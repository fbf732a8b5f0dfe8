import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { isObject, parseJson, RELEASES, type JsonObject, type Validator } from '../../src/model/index.js';
import { officialNotifications } from '../corpus/official-examples.js';
import { mutated, mutations } from './mutations.js';
import { notification, samplesOf } from './samples.js';

const validators = await Promise.all(RELEASES.map(loadValidator));
const bundles = [
  ...RELEASES.flatMap(samplesOf),
  ...officialNotifications('R4B').map(({ bundle }) => bundle),
  ...officialNotifications('R5').map(({ bundle }) => bundle),
];

function everyIssue(validator: Validator, resource: JsonObject) {
  return [...validator.issues(resource), ...validator.frameIssues(resource)];
}

describe('whatever becomes of a notification', () => {
  test.each(validators.map((validator) => ({ release: validator.release, validator })))(
    'the validator of $release answers, in whole sentences',
    ({ validator }) => {
      fc.assert(
        fc.property(fc.constantFrom(...bundles), mutations, (bundle, changes) => {
          for (const issue of everyIssue(validator, mutated(bundle, changes))) {
            const { path, rule, message, expected, actual } = issue;
            expect([path, rule, message, expected, actual].every((words) => words.length > 0)).toBe(true);
          }
        }),
        { seed: 21, numRuns: 600 },
      );
    },
  );

  test('any JSON at all gets an answer', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(...validators), (text, validator) => {
        const json = parseJson(text);
        expect(validator.issues(json).length).toBeGreaterThan(0);
        const inside = { ...notification('R5'), entry: [json ?? null] };
        expect(Array.isArray(validator.issues(inside))).toBe(true);
        if (isObject(json)) expect(Array.isArray(validator.frameIssues(json))).toBe(true);
      }),
      { seed: 22, numRuns: 300 },
    );
  });
});
