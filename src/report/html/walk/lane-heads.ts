import { LANE_NAMES } from '../../walk/step.js';
import { html, type Markup } from '../markup.js';
import type { ShownWalk } from './shown-walk.js';

/** The names over the lifelines; each step says in words who talks to whom, so nobody has to hear them. */
export function laneHeads(walk: ShownWalk): Markup {
  return html`<div class="lane-heads ${laneClasses(walk)}" aria-hidden="true">
    <span class="seq">entry</span><span class="at">s</span
    ><span class="lanes"
      >${walk.lanes.map((lane, index) => html`<span class="lane-head at-${index}">${LANE_NAMES[lane]}</span>`)}</span
    >
  </div>`;
}

/** How many lanes there are, and which one belongs to connections. */
export function laneClasses({ lanes }: ShownWalk): string {
  return `lanes-of-${String(lanes.length)} socket-at-${String(lanes.indexOf('socket'))}`;
}
