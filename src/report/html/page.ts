import type { CheckResult, Report } from '../../model/index.js';
import type { Rules } from '../rules.js';
import type { Card } from './card.js';
import type { Timing } from './timing/timing.js';
import type { ShownStep, ShownWalk } from './walk/shown-walk.js';

/** What the parts of the page are written from. */
export interface Page {
  readonly report: Report;
  readonly rules: Rules;
  readonly strict: boolean;
  readonly cards: readonly Card[];
  readonly walks: readonly ShownWalk[];
  readonly timings: readonly Timing[];
  /** The step that shows the finding of a number, with its whole body; undefined where no transcript does. */
  evidence(check: CheckResult, finding: number): Evidence | undefined;
}

export interface Evidence {
  readonly walk: ShownWalk;
  readonly step: ShownStep;
  /** Of the step in the walk. */
  readonly index: number;
  /** The body before anything of it was left out. */
  readonly body: string | undefined;
}
