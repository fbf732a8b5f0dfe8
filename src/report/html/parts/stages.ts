import { STAGES, VERDICTS, type Stage, type Verdict } from '../../../model/index.js';
import { countsOf, tally } from '../../counts.js';
import { worstOf } from '../card.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { verdictIcon } from '../verdict-mark.js';

const BAR = 100;

/** The steps of the walk in their order, each with the worst that happened in it. */
export function stages({ report }: Page): Markup {
  const tiles = STAGES.flatMap((stage) => {
    const verdicts = report.checks.filter((check) => check.stage === stage).map(({ verdict }) => verdict);
    return verdicts.length === 0 ? [] : [tile(stage, verdicts)];
  });
  return html`<section id="stages" aria-labelledby="stages-title">
    <h2 id="stages-title">Stages</h2>
    <ol class="stages">
      ${tiles}
    </ol>
  </section>`;
}

function tile(stage: Stage, verdicts: readonly Verdict[]): Markup {
  const worst = worstOf(verdicts);
  const words = countsOf(tally(verdicts)).map((count) => count.words);
  return html`<li>
    <a class="stage is-${worst}" href="#results" data-stage-filter="${stage}"
      >${verdictIcon(worst)}<span class="name">${stage}</span
      ><span class="words">${words.join(', ')}</span>${bar(verdicts)}</a
    >
  </li>`;
}

/** How much of a stage came out how; the words beside it say the same. */
function bar(verdicts: readonly Verdict[]): Markup {
  let x = 0;
  const parts = [...VERDICTS].reverse().flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    if (count === 0) return [];
    const width = (BAR * count) / verdicts.length;
    const part = html`<rect class="fill-${verdict}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="4"></rect>`;
    x += width;
    return [part];
  });
  return html`<svg class="bar" viewBox="0 0 ${BAR} 4" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
