import type { Release } from './release.js';
import type { Stage } from './stage.js';

export type Obligation = 'SHALL' | 'SHALL NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';

export type Basis = 'explicit' | 'structural' | 'definition' | 'workflow' | 'http' | 'example' | 'derived' | 'mixed';

interface Rule {
  readonly id: string;
  readonly stage: Stage;
  readonly releases: readonly Release[];
  readonly channel: 'any' | 'websocket' | 'rest-hook' | 'email' | 'message';
  readonly obligation: Obligation;
  readonly basis: Basis;
  readonly statement: string;
  /** Where the specification says it. */
  readonly sources: readonly string[];
  readonly condition: string;
  /** Why no check verifies it, where none does. */
  readonly untested?: string | undefined;
  /** The requirements of Inferno's subscriptions test kit that say the same, by their numbers there. */
  readonly inferno?: readonly string[] | undefined;
}

/** Whether a server's conduct can show, on every server and in both directions, if it keeps the rule. */
type Testability =
  | { readonly testable: 'yes'; readonly undecided?: undefined }
  /** `undecided`: what cannot be decided, or on which servers. */
  | { readonly testable: 'partly' | 'no'; readonly undecided: string };

/** One rule of the specification. */
export type Requirement = Rule & Testability;
