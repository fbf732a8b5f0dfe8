import type { Lane, Step, Violation } from '../../walk/index.js';

/** A step as the page keeps it. */
export interface ShownStep extends Step {
  /** Whether a WebSocket connection is open while it happens. */
  readonly live?: boolean | undefined;
  /** Characters of the body that were left out. */
  readonly bodyLeftOut?: number | undefined;
  /** Steps that were left out before this one. */
  readonly stepsLeftOut?: number | undefined;
}

/** A walk as the page keeps it, to draw it when it is unfolded. */
export interface ShownWalk {
  readonly scenario: string;
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly steps: readonly ShownStep[];
  readonly elsewhere: readonly Violation[];
}

/** The id of a step in the page. */
export function stepId(scenario: string, seq: number): string {
  return `step-${scenario}-${String(seq)}`;
}

/** The id of a check in the page. */
export function checkId(check: string): string {
  return `check-${check}`;
}
