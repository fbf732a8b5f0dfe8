import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/model/index.js';
import { planListening } from './listening.js';

describe('how long is listened', () => {
  test.each([
    ['three periods and the tolerance', [1_000], 600_000, { periods: 3, listenMs: 4_000 }],
    ['at least one period of each', [1_000, 30_000], 600_000, { periods: 3, listenMs: 33_000 }],
    ['two where three are too many', [10_000], 30_999, { periods: 2, listenMs: 21_000 }],
    ['three where they just fit', [10_000], 31_000, { periods: 3, listenMs: 31_000 }],
    ['one where two are too many', [10_000], 20_999, { periods: 1, listenMs: 11_000 }],
    ['not at all where one is too many', [10_000], 10_999, undefined],
  ] as const)('%s', (_story, periods, budgetMs, expected) => {
    const plan = planListening(periods, { ...DEFAULT_LIMITS, budgetMs });
    expect(plan).toEqual(expected);
  });
});
