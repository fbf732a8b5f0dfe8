import type { Summary, Verdict } from '../../model/index.js';

/**
 * Codes of TestReport.test.action.assert.result. An inconclusive check applies but could not be decided, and there is no code for
 * that: as in JUnit it is an `error`, which the message tells apart from a defect of the harness, and the verdict's own extension
 * tells machines.
 */
export const ASSERT_RESULTS: Readonly<Record<Verdict, 'error' | 'fail' | 'pass' | 'skip' | 'warning'>> = {
  pass: 'pass',
  fail: 'fail',
  warn: 'warning',
  skip: 'skip',
  inconclusive: 'error',
  error: 'error',
};

/** Codes of TestReport.result. A run that could not decide all has neither passed nor failed: it awaits another one. */
export const REPORT_RESULTS: Readonly<Record<Summary['verdict'], 'fail' | 'pass' | 'pending'>> = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'pending',
  error: 'pending',
};

/** Verdicts that a check reached about the target: the others say nothing about it, so they count in no percentage. */
const SCORED: readonly Verdict[] = ['pass', 'fail', 'warn'];

/** Percentage of the checks that reached a verdict on the target and passed, with two decimals; undefined where none did. */
export function scoreOf(summary: Readonly<Record<Verdict, number>>): number | undefined {
  const scored = SCORED.reduce((sum, verdict) => sum + summary[verdict], 0);
  return scored === 0 ? undefined : Math.floor((summary.pass / scored) * 10_000) / 100;
}
