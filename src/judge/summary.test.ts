import { describe, expect, test } from 'vitest';
import type { CheckResult, Verdict } from '../model/index.js';
import { exitCodeOf, summarize } from './summary.js';

function result(verdict: Verdict): CheckResult {
  return {
    id: 'heartbeat.interval',
    stage: 'heartbeat',
    scenario: 'heartbeat',
    title: 't',
    obligation: 'SHALL',
    requirements: [],
    verdict,
    message: '',
    findings: [],
  };
}

test.each([
  [[], false, 'pass', 0],
  [['pass', 'skip'], false, 'pass', 0],
  [['pass', 'warn'], false, 'pass', 0],
  [['pass', 'warn'], true, 'fail', 1],
  [['pass', 'inconclusive', 'warn'], false, 'inconclusive', 4],
  [['pass', 'inconclusive', 'warn'], true, 'fail', 1],
  [['fail', 'inconclusive'], false, 'fail', 1],
  [['fail', 'error'], false, 'error', 5],
] as const)('%j with strict %s: %s, exit code %i', (verdicts, strict, verdict, exitCode) => {
  const summary = summarize(verdicts.map(result), { strict });
  expect(summary.verdict).toBe(verdict);
  expect(exitCodeOf(summary)).toBe(exitCode);
  for (const each of ['pass', 'fail', 'warn', 'skip', 'inconclusive', 'error'] as const) {
    expect(summary[each]).toBe(verdicts.filter((one) => one === each).length);
  }
});

describe('with a list of known failures', () => {
  const known = { ...result('fail'), known: { reason: 'ticket 12' } };
  const entry = { line: 2, check: 'heartbeat.interval', reason: 'ticket 12' };

  test('what is known fails no run, and is counted beside its verdict', () => {
    const entries = [{ ...entry, state: 'known' }] as const;
    expect(summarize([known, result('pass')], { strict: false, entries })).toMatchObject({
      verdict: 'pass',
      fail: 1,
      known: 1,
    });
    expect(summarize([known, result('fail')], { strict: false, entries }).verdict).toBe('fail');
    expect(summarize([known, result('warn')], { strict: true, entries }).verdict).toBe('fail');
  });

  test.each([
    ['known', 'pass'],
    ['undecided', 'pass'],
    ['not-judged', 'pass'],
    ['mended', 'fail'],
    ['expired', 'fail'],
    ['unmatched', 'fail'],
  ] as const)('an entry that is %s: %s', (state, verdict) => {
    const summary = summarize([result('pass')], { strict: false, entries: [{ ...entry, state }] });
    expect(summary.verdict).toBe(verdict);
  });

  test('a run without one says nothing of it', () => {
    expect(summarize([result('fail')], { strict: false })).not.toHaveProperty('known');
  });
});
