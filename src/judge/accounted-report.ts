import { RELEASES, type KnownFailures, type Report, type Requirement, type Suite } from '../model/index.js';
import { accountFor } from './known-failures.js';
import { summarize } from './summary.js';

export interface Accounting {
  readonly suites: readonly Suite[];
  readonly catalogue: readonly Requirement[];
  /** Warnings count as failures. */
  readonly strict: boolean;
}

/** A report held against a list of known failures. Verdicts stay; what the run comes to follows the list. */
export function accountedReport(report: Report, list: KnownFailures, { strict, ...rules }: Accounting): Report {
  const accounted = accountFor(list.entries, {
    ...rules,
    checks: report.checks,
    release: RELEASES.find((one) => one === report.target.release),
    played: report.scenarios.map(({ id }) => id),
    day: report.run.startedAt.slice(0, 'YYYY-MM-DD'.length),
  });
  return {
    ...report,
    summary: summarize(accounted.checks, { strict, entries: accounted.entries }),
    checks: accounted.checks,
    knownFailures: { file: list.file, entries: accounted.entries },
  };
}
