import { describe, expect, test } from 'vitest';
import { gapsBetween, gapsInWords } from './gaps.js';

describe('gaps', () => {
  test.each([
    ['nothing at all', [], [5_000]],
    ['beats on time', [1_000, 2_000], [1_000, 1_000, 3_000]],
    ['beats in any order', [2_000, 1_000], [1_000, 1_000, 3_000]],
    ['beats outside do not count', [-500, 0, 1_000, 5_001], [1_000, 4_000]],
    ['a beat at the very end', [5_000], [5_000, 0]],
    ['fractions are rounded', [1_000.4], [1_000, 4_000]],
  ])('%s', (_story, times, expected) => {
    expect(gapsBetween(times, 0, 5_000).map(({ ms }) => ms)).toEqual(expected);
  });

  test('in words', () => {
    expect(gapsInWords(gapsBetween([1_000, 2_003], 0, 2_500))).toBe('1000, 1003, 497 ms');
  });
});
