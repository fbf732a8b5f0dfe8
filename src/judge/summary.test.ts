import { expect, test } from 'vitest';
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
