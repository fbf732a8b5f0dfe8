import { STAGES, VERDICTS, type Verdict } from '../../../model/index.js';
import { commonReasons } from '../../common-reasons.js';
import { rootCauses } from '../../root-causes.js';
import type { Card } from '../card.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { verdictIcon, VERDICT_WORDS } from '../verdict-mark.js';
import { checkCard } from './check-card.js';

/** Verdicts that a reader has to do something about. */
const BAD: readonly Verdict[] = ['error', 'fail', 'warn'];
const OTHERS: readonly Verdict[] = ['inconclusive', 'skip', 'pass'];
/** With so few failures each is unfolded at once. */
const FEW = 3;

/** Every check: what is wrong first and in sight, the others folded. */
export function results(page: Page): Markup {
  const bad = page.cards.filter(({ verdict }) => BAD.includes(verdict));
  const isOpen = (card: Card) => bad.indexOf(card) < (bad.length <= FEW ? FEW : 1);
  return html`<section id="results" aria-labelledby="results-title">
    <h2 id="results-title">Results</h2>
    ${filters(page)}
    <p class="nothing" id="no-results" hidden>No check matches.</p>
    ${bad.map((card) => checkCard(page, card, isOpen(card)))}${notJudged(page)}${OTHERS.map((verdict) => group(page, verdict))}
  </section>`;
}

function group(page: Page, verdict: Verdict): Markup | undefined {
  const cards = page.cards.filter((card) => card.verdict === verdict);
  if (cards.length === 0) return undefined;
  return html`<details class="group">
    <summary>${verdictIcon(verdict)}${VERDICT_WORDS[verdict]} <span class="number">${cards.length}</span></summary>
    ${verdict !== 'pass' && obstacles(cards)}${cards.map((card) => checkCard(page, card, false))}
  </details>`;
}

/** What follows from a root cause is told once, beside what failed, and never as a failure. */
function notJudged({ report }: Page): Markup | undefined {
  const { causes } = rootCauses(report.checks);
  if (causes.length === 0) return undefined;
  return html`<div class="not-judged">
    <h3>Not judged</h3>
    <ul class="obstacles">
      ${causes.map(({ consequences, next }) => html`<li>${consequences}. <span class="stages-of">${next}.</span></li>`)}
    </ul>
  </div>`;
}

/** One obstacle leaves many checks undecided; it is told once. */
function obstacles(cards: readonly Card[]): Markup | undefined {
  const { common } = commonReasons(rootCauses(cards.flatMap((card) => card.results)).others);
  if (common.length === 0) return undefined;
  return html`<ul class="obstacles">
    ${common.map(({ reason, stages }) => html`<li>${reason} <span class="stages-of">${stages}</span></li>`)}
  </ul>`;
}

/** Used by the script of the page, and hidden without it. */
function filters({ cards }: Page): Markup {
  const verdicts = [...VERDICTS].reverse().filter((verdict) => cards.some((card) => card.verdict === verdict));
  const stages = STAGES.filter((stage) => cards.some((card) => card.stage === stage));
  return html`<div class="filters needs-script" role="group" aria-label="Which results are shown">
    ${verdicts.map(
      (verdict) =>
        html`<button type="button" class="chip is-${verdict}" data-verdict-filter="${verdict}" aria-pressed="false">
          ${verdictIcon(verdict)}${VERDICT_WORDS[verdict]}
          <span class="number">${cards.filter((card) => card.verdict === verdict).length}</span>
        </button>`,
    )}<label
      >Stage
      <select id="stage-filter">
        <option value="">all</option>
        ${stages.map((stage) => html`<option>${stage}</option>`)}
      </select></label
    ><span class="shown" id="results-shown" role="status"></span>
  </div>`;
}
