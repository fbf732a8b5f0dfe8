import type { Release } from './release.js';

/** What a validator does not judge, and why: silence about these is no approval. */
export interface NotJudged {
  readonly release: Release;
  /** Value sets of required bindings whose codes the definitions do not list. */
  readonly codes: readonly Omission[];
  /** Invariants that need more than the resource. */
  readonly invariants: readonly Omission[];
  /** Whole kinds of rule. */
  readonly kinds: readonly Omission[];
}

export interface Omission {
  /** URL of the value set, key of the invariant and the element it is about, or what the kind is called. */
  readonly name: string;
  readonly reason: string;
}
