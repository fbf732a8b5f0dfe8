import type { Explanation } from './cause.js';
import type { History } from './history.js';
import type { Release } from './release.js';
import type { Outcome } from './verdict.js';

/** One rule, judged from a history alone. */
export interface Check {
  /** `stage.rule` */
  readonly id: string;
  /** The rule, in one sentence. */
  readonly title: string;
  /** Catalogue rows it verifies. Of those of the release under test the first decides whether a violation fails or warns. */
  readonly requirements: readonly string[];
  /** Releases it applies to; all where absent. */
  readonly releases?: readonly Release[] | undefined;
  /** Judged on the transcripts of all scenarios, for rules about any message at all. */
  readonly everywhere?: boolean | undefined;
  /** Set where it says whether the walk gets through its stage: what it finds wrong is why later stages cannot be judged. */
  readonly gate?: boolean | undefined;
  /** Set where other checks notice as well what this one is about. */
  readonly explains?: Explanation | undefined;
  /** What usually breaks it, for `explain`. */
  readonly cause: string;
  /** How to mend it, for `explain` and reports. */
  readonly remedy: string;
  judge(history: History): Outcome;
}

export function defineCheck(check: Check): Check {
  return Object.freeze(check);
}

/** Tells a check among the exports of a suite. */
export function isCheck(value: unknown): value is Check {
  return hasText(value, 'id') && 'judge' in value && typeof value.judge === 'function';
}

export function hasText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && key in value && typeof Reflect.get(value, key) === 'string';
}
