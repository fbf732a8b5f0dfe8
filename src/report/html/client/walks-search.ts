import { html, type Markup } from '../markup.js';
import { laneClasses } from '../walk/lane-heads.js';
import { stepId, type ShownStep, type ShownWalk } from '../walk/shown-walk.js';
import { stepRow } from '../walk/step-row.js';
import { walks } from './data.js';
import { byId } from './dom.js';
import { holdsAll, onSearch, searched } from './search.js';

/** Steps that a search lists. */
const MOST = 50;
/** Shorter words are in nearly every step. */
const SHORTEST = 2;

/** Lists the steps of all walks that hold what is searched for, in bodies too. */
export function searchWalks(): void {
  const place = byId('walk-hits');
  onSearch(() => {
    place.innerHTML = searched().length < SHORTEST ? '' : hits().text;
  });
}

function hits(): Markup {
  const found = walks().flatMap((walk) => walk.steps.filter(isHit).map((step) => ({ walk, step })));
  const more = found.length - MOST;
  return html`<p class="shown" role="status">${found.length} steps of the walks hold it.</p>
    ${walks().map((walk) =>
      hitsOf(
        walk,
        found
          .slice(0, MOST)
          .filter((hit) => hit.walk === walk)
          .map(({ step }) => step),
      ),
    )}${more > 0 && html`<p class="left-out">${more} more are not listed.</p>`}`;
}

function hitsOf(walk: ShownWalk, steps: readonly ShownStep[]): Markup | undefined {
  if (steps.length === 0) return undefined;
  return html`<h3>${walk.scenario}</h3>
    <ol class="diagram steps ${laneClasses(walk)}">
      ${steps.map(
        (step) =>
          html`${stepRow(walk, step, undefined, 'excerpt')}
            <li class="hit"><a href="#${stepId(walk.scenario, step.seq)}">entry ${step.seq} in its walk</a></li>`,
      )}
    </ol>`;
}

function isHit({ label, details, purpose, body }: ShownStep): boolean {
  return holdsAll([label, ...details, purpose, body].join('\n').toLowerCase());
}
