import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { isObject, parseJson, RELEASES, type JsonObject, type Validator } from '../../src/model/index.js';
import { officialNotifications } from '../corpus/official-examples.js';
import { mutated, mutations } from './mutations.js';
import { notification } from './samples.js';

const validators = await Promise.all(RELEASES.map(loadValidator));
const bundles = [
  ...RELEASES.map(notification),
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

describe('time', () => {
  /** Fastest of a few runs: what else the machine does only ever adds to it. */
  function fastestMs(work: () => void): number {
    return Math.min(
      ...Array.from({ length: 5 }, () => {
        const begun = performance.now();
        work();
        return performance.now() - begun;
      }),
    );
  }

  const sized: Readonly<Record<string, (size: number) => JsonObject>> = {
    'sound entries': (size) =>
      manyEntries(size, { resourceType: 'Patient', name: [{ family: 'a', given: ['b', 'c'] }] }),
    'entries with a mistake each': (size) => manyEntries(size, { resourceType: 'Patient', gendr: 'x' }),
    'extensions side by side': (size) => ({
      resourceType: 'Patient',
      extension: Array.from({ length: size }, () => ({ url: 'http://x', valueString: 'a' })),
    }),
    'one long text': (size) => ({ resourceType: 'Patient', name: [{ family: 'a'.repeat(100 * size) }] }),
    'references to what is contained': (size) => ({
      resourceType: 'Patient',
      contained: Array.from({ length: size }, (_, i) => ({
        resourceType: 'Organization',
        id: `o${String(i)}`,
        name: 'x',
      })),
      generalPractitioner: Array.from({ length: size }, (_, i) => ({ reference: `#o${String(i)}` })),
    }),
  };

  function manyEntries(size: number, resource: JsonObject): JsonObject {
    const entry = Array.from({ length: size }, (_, i) => ({ fullUrl: `http://h/Patient/${String(i)}`, resource }));
    return { resourceType: 'Bundle', type: 'collection', entry };
  }

  test.each(Object.entries(sized))('grows no faster than the input: %s', (_what, make) => {
    const [validator] = validators;
    const [small, large] = [make(500), make(4_000)];
    // Judged through the part that remembers nothing, and once before, so that everything is compiled.
    validator?.issues({ ...small, id: 'warm-up' });
    let count = 0;
    const time = (resource: JsonObject) =>
      fastestMs(() => validator?.issues({ ...resource, id: `n${String((count += 1))}` }));
    // Eight times the input; twice that is left to caches and the garbage collector.
    expect(time(large)).toBeLessThan(16 * Math.max(1, time(small)));
  });
});
