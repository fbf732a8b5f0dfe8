import type { CheckResult, Verdict } from '../../model/index.js';
import type { Violation } from './step.js';

const BAD: readonly Verdict[] = ['fail', 'warn', 'error'];

/** What the checks found wrong in a scenario, by the transcript entry that shows it; `undefined` where none does. */
export function violationsOf(scenario: string, checks: readonly CheckResult[]): Map<number | undefined, Violation[]> {
  const byEntry = new Map<number | undefined, Violation[]>();
  for (const { id, findings, verdict } of checks.filter((check) => check.scenario === scenario && isBad(check))) {
    findings.forEach(({ entry, path, expected, actual }, finding) => {
      const here = byEntry.get(entry) ?? [];
      byEntry.set(entry, [...here, { check: id, finding, verdict, path, expected, actual }]);
    });
  }
  return byEntry;
}

function isBad({ verdict }: CheckResult): boolean {
  return BAD.includes(verdict);
}
