import { isStale, type CheckResult, type KnownFailureResult, type Summary, type Verdict } from '../model/index.js';

/** A run is as good as its worst verdict; the first of this list that occurs names it. */
const DECIDING = ['error', 'fail', 'inconclusive'] as const;

/** Exit code of the process for each verdict on the run. */
const EXIT_CODES = { pass: 0, fail: 1, inconclusive: 4, error: 5 } as const;

export interface Counting {
  /** Warnings count as failures. */
  readonly strict: boolean;
  /** Where a list of known failures was given: what became of its entries. */
  readonly entries?: readonly KnownFailureResult[] | undefined;
}

/** Counts, and the verdict on the whole run. What is known fails no run; an entry that is not true any more does. */
export function summarize(checks: readonly CheckResult[], { strict, entries }: Counting): Summary {
  const counts = countsOf(checks);
  const deciding = countsOf(checks.filter(({ known }) => known === undefined));
  const failing = deciding.fail + (strict ? deciding.warn : 0) + (entries ?? []).filter(isStale).length;
  const verdict = DECIDING.find((one) => ({ ...deciding, fail: failing })[one] > 0) ?? 'pass';
  const known = checks.length - checks.filter((check) => check.known === undefined).length;
  return { verdict, ...counts, ...(entries === undefined ? {} : { known }) };
}

function countsOf(checks: readonly CheckResult[]): Record<Verdict, number> {
  const count = (wanted: Verdict) => checks.filter(({ verdict }) => verdict === wanted).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    skip: count('skip'),
    inconclusive: count('inconclusive'),
    error: count('error'),
  };
}

/** Exit code that a summary leads to. */
export function exitCodeOf({ verdict }: Summary): number {
  return EXIT_CODES[verdict];
}
