import { describe, expect, test } from 'vitest';
import type { CheckResult, Verdict } from '../model/index.js';
import { reportWith, resultOf } from './testing/reports.js';
import { differenceOf } from './difference.js';

function changes(
  before: Verdict | undefined,
  after: Verdict | undefined,
  strict = false,
  known?: CheckResult['known'],
) {
  const checks = (verdict: Verdict | undefined) => (verdict === undefined ? [] : [resultOf({ verdict })]);
  const now = checks(after).map((check) => ({ ...check, known }));
  const { fixed, broken, changed, stillFailing } = differenceOf(
    reportWith({ checks: checks(before) }),
    reportWith({ checks: now }),
    { strict },
  );
  return [
    ...fixed.map(() => 'fixed'),
    ...broken.map(() => 'broken'),
    ...changed.map(() => 'changed'),
    ...(stillFailing > 0 ? ['failing as before'] : []),
  ];
}

test.each([
  ['fail', 'pass', 'fixed'],
  ['error', 'pass', 'fixed'],
  ['pass', 'fail', 'broken'],
  [undefined, 'fail', 'broken'],
  ['skip', 'fail', 'broken'],
  ['inconclusive', 'error', 'broken'],
  ['warn', 'fail', 'broken'],
  ['fail', 'fail', 'failing as before'],
  ['fail', 'inconclusive', 'changed'],
  ['fail', 'skip', 'changed'],
  ['fail', undefined, 'changed'],
  ['pass', 'warn', 'changed'],
  ['pass', 'inconclusive', 'changed'],
] as const)('%s, then %s: %s', (before, after, word) => {
  expect(changes(before, after)).toEqual([word]);
});

test('with --strict a new warning is broken, and one that is gone is fixed', () => {
  expect(changes('pass', 'warn', true)).toEqual(['broken']);
  expect(changes('warn', 'pass', true)).toEqual(['fixed']);
});

test('a failure that is known now breaks nothing', () => {
  expect(changes('pass', 'fail', false, { reason: 'our timer drifts' })).toEqual(['changed']);
});

describe('times', () => {
  const took = (ms: number) => reportWith({ scenarios: [{ id: 'heartbeat', title: 'Heartbeats', durationMs: ms }] });

  test('that differ by much are told', () => {
    expect(differenceOf(took(4000), took(9000), { strict: false }).timing).toEqual([
      { scenario: 'heartbeat', before: 4000, after: 9000 },
    ]);
  });

  test.each([
    [100, 400],
    [9000, 10_000],
  ])('that differ by chance are not: %d and %d ms', (before, after) => {
    expect(differenceOf(took(before), took(after), { strict: false }).timing).toEqual([]);
  });
});
