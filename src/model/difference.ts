import type { CheckResult } from './result.js';
import type { Verdict } from './verdict.js';

/** A check on a scenario whose verdict differs between two runs. */
export interface ChangedCheck {
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  /** Absent where the old run did not judge it. */
  readonly before?: Verdict | undefined;
  /** Absent where the new run did not judge it. */
  readonly after?: Verdict | undefined;
  /** What the newer result says; what the older one said where there is none. */
  readonly message: string;
  /** Set where the new run's list of known failures accounts for it. */
  readonly known?: CheckResult['known'];
}

/** How long something took in two runs. */
export interface ChangedTime {
  /** Id of the scenario; absent for the whole run. */
  readonly scenario?: string | undefined;
  /** ms */
  readonly before: number;
  /** ms */
  readonly after: number;
}

/** What changed from one run to another. Each check on a scenario is in one list at most. */
export interface Difference {
  /** Failed before and passes now. */
  readonly fixed: readonly ChangedCheck[];
  /** Fails now, is not known, and did not fail before. */
  readonly broken: readonly ChangedCheck[];
  /** Every other change of a verdict: a failure that is no longer seen is not fixed yet. */
  readonly changed: readonly ChangedCheck[];
  readonly timing: readonly ChangedTime[];
  /** How many fail in both. */
  readonly stillFailing: number;
}
