import type { CheckResult, Summary, Verdict } from '../model/index.js';

/** A run is as good as its worst verdict; the first of this list that occurs names it. */
const DECIDING = ['error', 'fail', 'inconclusive'] as const;

/** Exit code of the process for each verdict on the run. */
const EXIT_CODES = { pass: 0, fail: 1, inconclusive: 4, error: 5 } as const;

/** Counts, and the verdict on the whole run. `strict`: warnings count as failures. */
export function summarize(checks: readonly CheckResult[], { strict }: { readonly strict: boolean }): Summary {
  const count = (wanted: Verdict) => checks.filter(({ verdict }) => verdict === wanted).length;
  const counts = {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    skip: count('skip'),
    inconclusive: count('inconclusive'),
    error: count('error'),
  };
  const deciding = { ...counts, fail: strict ? counts.fail + counts.warn : counts.fail };
  return { verdict: DECIDING.find((verdict) => deciding[verdict] > 0) ?? 'pass', ...counts };
}

/** Exit code that a summary leads to. */
export function exitCodeOf({ verdict }: Summary): number {
  return EXIT_CODES[verdict];
}
