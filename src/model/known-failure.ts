import type { Release } from './release.js';

/** A failure that somebody knows of and accounts for. */
export interface KnownFailure {
  /** Where in the file it stands. */
  readonly line: number;
  /** Id of a check; absent where a requirement is named. */
  readonly check?: string | undefined;
  /** Id of a requirement: every check of it. */
  readonly requirement?: string | undefined;
  readonly reason: string;
  readonly link?: string | undefined;
  /** The last day on which it holds, `2027-01-31`. */
  readonly expires?: string | undefined;
  /** Releases it is about; all where absent. */
  readonly releases?: readonly Release[] | undefined;
  /** Scenarios it is about; all where absent. */
  readonly scenarios?: readonly string[] | undefined;
}

/** A file of known failures. */
export interface KnownFailures {
  readonly file: string;
  readonly entries: readonly KnownFailure[];
}

/**
 * What became of an entry. `known`: something it names failed or warned, which it accounts for. `mended`: all that it names passed.
 * `expired`: its day is over. `unmatched`: there is nothing of that name. `undecided`: what it names was skipped, inconclusive or
 * broken. `not-judged`: this run left out what it names, or is of another release.
 */
export const KNOWN_STATES = ['known', 'mended', 'expired', 'unmatched', 'undecided', 'not-judged'] as const;

export type KnownState = (typeof KNOWN_STATES)[number];

export interface KnownFailureResult extends KnownFailure {
  readonly state: KnownState;
}

/** Entries that fail a run: a list that is longer than the truth hides the next failure. */
export function isStale({ state }: KnownFailureResult): boolean {
  return state === 'mended' || state === 'expired' || state === 'unmatched';
}
