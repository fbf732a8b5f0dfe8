import { html, type Markup } from '../markup.js';
import { laneClasses, laneHeads } from './lane-heads.js';
import type { ShownStep, ShownWalk } from './shown-walk.js';
import { clock, stepRow } from './step-row.js';

/** Steps that are drawn at once. */
const FOLD = 100;

/** A stretch of a walk that is drawn when it is unfolded. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

export function foldsOf({ steps }: ShownWalk): readonly Fold[] {
  const count = Math.max(1, Math.ceil(steps.length / FOLD));
  return Array.from({ length: count }, (_, index) => ({
    from: index * FOLD,
    to: Math.min(steps.length, (index + 1) * FOLD),
  }));
}

/** The whole of a short walk, or the stretches of a long one, of which none is drawn yet. */
export function walkFrame(walk: ShownWalk): Markup {
  const folds = foldsOf(walk);
  if (folds.length === 1) return html`${laneHeads(walk)}${stepsOf(walk, 0, walk.steps.length)}`;
  return html`${laneHeads(walk)}${folds.map((fold, index) => foldFrame(walk, fold, index))}`;
}

export function stepsOf(walk: ShownWalk, from: number, to: number): Markup {
  const rows = walk.steps.slice(from, to).map((step, index) => stepRow(walk, step, walk.steps[from + index - 1]));
  return html`<ol class="steps ${laneClasses(walk)}">
    ${rows}
  </ol>`;
}

function foldFrame({ steps }: ShownWalk, { from, to }: Fold, index: number): Markup {
  const own = steps.slice(from, to);
  const wrong = own.filter(({ violations }) => violations.length > 0).length;
  return html`<details class="fold" data-fold="${index}">
    <summary>
      Entries ${seqOf(own.at(0))} to ${seqOf(own.at(-1))}, ${clockOf(own.at(0))} to ${clockOf(own.at(-1))}
      s${wrong > 0 && html` <span class="wrong">${wrong} with violations</span>`}
    </summary>
  </details>`;
}

function seqOf(step: ShownStep | undefined): number {
  return step?.seq ?? 0;
}

function clockOf(step: ShownStep | undefined): string {
  return clock(step?.at ?? 0);
}
