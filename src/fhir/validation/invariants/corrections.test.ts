import { describe, expect, test } from 'vitest';
import { RELEASES, type JsonObject, type Release } from '../../../model/index.js';
import { parse } from '../../fhirpath.js';
import { CORRECTIONS } from './corrections.js';
import { loadInvariants } from './index.js';
import { officialRulesOf, rulesOf } from './rules.js';

const UCUM = 'http://unitsofmeasure.org';

async function found(release: Release, type: string, value: JsonObject): Promise<string[]> {
  const rules = await loadInvariants(release);
  const resource = { resourceType: 'OperationOutcome', extension: [{ url: 'urn:e', [`value${type}`]: value }] };
  const { issues, notEvaluated } = rules.examine(resource);
  expect(notEvaluated).toEqual([]);
  return issues.map(({ rule }) => rule);
}

describe('corrections of expressions', () => {
  test.each(RELEASES)('each is of a rule that %s has, changes it, and is FHIRPath', (release) => {
    for (const { key, context, releases, correct } of CORRECTIONS) {
      if (!releases.includes(release)) continue;
      const official = officialRulesOf(release).find((rule) => rule.key === key && rule.context === context);
      const corrected = correct(official?.expression ?? '');
      expect(corrected, `${key} of ${release}`).not.toBe(official?.expression);
      expect(() => parse(corrected)).not.toThrow();
    }
    expect(rulesOf(release)).toHaveLength(officialRulesOf(release).length);
  });

  test.each<[string, Release, JsonObject, JsonObject, boolean]>([
    [
      'UCUM units that convert',
      'R4',
      { value: 1, system: UCUM, code: 'kg' },
      { value: 2, system: UCUM, code: 'g' },
      false,
    ],
    [
      'UCUM units that convert',
      'R4',
      { value: 1, system: UCUM, code: 'g' },
      { value: 2, system: UCUM, code: 'kg' },
      true,
    ],
    [
      'UCUM units of other things',
      'R4B',
      { value: 2, system: UCUM, code: 'g' },
      { value: 1, system: UCUM, code: 'm' },
      true,
    ],
    ['units by name', 'R4', { value: 2, unit: 'x' }, { value: 1, unit: 'x' }, false],
    ['other units by name', 'R4', { value: 2, unit: 'x' }, { value: 1, unit: 'y' }, true],
    ['a unit and none', 'R4', { value: 2, system: UCUM, code: 'g' }, { value: 1 }, true],
    ['no units', 'R5', { value: 3 }, { value: 1 }, false],
    ['rounded values', 'R5', { value: 5.1 }, { value: 5 }, true],
    ['other units', 'R5', { value: 3, system: UCUM, code: 'kg' }, { value: 1, system: UCUM, code: 'g' }, true],
    ['no values', 'R5', { comparator: '<' }, { value: 1 }, true],
  ])('a Range in order: %s, %s', async (_, release, low, high, isInOrder) => {
    expect(await found(release, 'Range', { low, high })).toEqual(isInOrder ? [] : ['rng-2']);
  });

  test.each<[string, Release, JsonObject, boolean]>([
    ['of another precision', 'R4', { start: '2024-05', end: '2024-05-01' }, true],
    ['of another precision', 'R5', { start: '2024-05', end: '2024-05-01' }, true],
    ['in other time zones', 'R4', { start: '2024-05-01T12:00:00+02:00', end: '2024-05-01T11:00:00Z' }, true],
    ['in other time zones', 'R4B', { start: '2024-05-01T12:00:00Z', end: '2024-05-01T13:00:00+02:00' }, false],
    ['in other time zones', 'R5', { start: '2024-05-01T12:00:00Z', end: '2024-05-01T13:00:00+02:00' }, false],
    ['at the same time', 'R5', { start: '2024-05-01T12:00:00Z', end: '2024-05-01T12:00:00Z' }, true],
  ])('a Period with dates %s, %s', async (_, release, period, isInOrder) => {
    expect(await found(release, 'Period', period)).toEqual(isInOrder ? [] : ['per-1']);
  });
});
