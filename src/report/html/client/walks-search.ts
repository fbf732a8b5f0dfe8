import { html, type Markup } from '../markup.js';
import { stepId, type ShownStep, type ShownWalk } from '../walk/shown-walk.js';
import { clock, stepWords } from '../walk/step-row.js';
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
  return html`<p class="shown" role="status">Of the steps, ${found.length} hold it.</p>
    <ol class="hits">
      ${found.slice(0, MOST).map(({ walk, step }) => hit(walk, step))}
    </ol>
    ${more > 0 && html`<p class="left-out">${more} more are not listed.</p>`}`;
}

function hit({ scenario }: ShownWalk, step: ShownStep): Markup {
  const { seq, at } = step;
  return html`<li>
    <a href="#${stepId(scenario, seq)}">${scenario}, entry ${seq}</a><span class="at">${clock(at)}</span
    ><span>${stepWords(step)}</span>
  </li>`;
}

function isHit({ label, details, purpose, body }: ShownStep): boolean {
  return holdsAll([label, ...details, purpose, body].join('\n').toLowerCase());
}
