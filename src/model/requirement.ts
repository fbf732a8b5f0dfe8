import type { Release } from './release.js';
import type { Stage } from './stage.js';

export type Obligation = 'SHALL' | 'SHALL NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';

export type Basis = 'explicit' | 'structural' | 'definition' | 'workflow' | 'http' | 'example' | 'derived' | 'mixed';

/** One rule of the specification. */
export interface Requirement {
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
}
