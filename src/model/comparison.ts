import type { Verdict } from './verdict.js';

/** A check on a scenario, in two reports. */
export interface Change {
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  /** Absent where the old report says nothing of it. */
  readonly from?: Verdict | undefined;
  /** Absent where the new report says nothing of it. */
  readonly to?: Verdict | undefined;
  /** What the new report says; the old one, where the new one says nothing. */
  readonly message: string;
}

/** How long something took, in two reports; milliseconds. */
export interface TimingChange {
  /** `run`, or `scenario session`. */
  readonly what: string;
  readonly oldMs: number;
  readonly newMs: number;
}

/** What differs between two reports. */
export interface Comparison {
  /** Failures that the old report does not have, and that are not known. */
  readonly broken: readonly Change[];
  /** What failed before and passes now. */
  readonly fixed: readonly Change[];
  /** Every other change of a verdict. */
  readonly changed: readonly Change[];
  readonly timing: readonly TimingChange[];
}
