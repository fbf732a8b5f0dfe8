import type { CheckResult } from '../../../model/index.js';
import { cut } from '../cut.js';
import type { Card } from '../card.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { verdictMark } from '../verdict-mark.js';
import { checkId } from '../walk/shown-walk.js';
import { allowance, findings, type Allowance } from './findings.js';
import { knownNote } from './known-failures.js';
import { ruleBlock } from './rule.js';

/** A check with everything that is known of it; `open` where a reader should not have to ask. */
export function checkCard(page: Page, card: Card, open: boolean): Markup {
  const { id, title, verdict, results } = card;
  const left = allowance();
  return html`<details
    class="card is-${verdict}"
    id="${checkId(id)}"
    data-card="${id}"
    data-stage="${card.stage}"
    data-verdict="${verdict}"
    ${open && html` open`}
  >
    <summary>
      ${verdictMark(verdict)}<span class="title">${title}${isKnown(card) && html` <span class="tag">known</span>`}</span
      ><code class="id">${id}</code>
    </summary>
    <div class="card-body">
      ${
        results.length > 1 && verdictsByScenario(results)
      }${results.map((result) => resultBlock(page, result, left, results.length > 1))}${ruleBlock(page, card)}${mending(page, card)}
    </div>
  </details>`;
}

/** Whether all that is wrong is accounted for. */
function isKnown({ verdict, results }: Card): boolean {
  return results.every((result) => result.verdict !== verdict || result.known !== undefined);
}

/** Where the same check came out differently, that is seen before anything is read. */
function verdictsByScenario(results: readonly CheckResult[]): Markup {
  return html`<ul class="scenarios" aria-label="By scenario">
    ${results.map(({ scenario, verdict }) => html`<li>${verdictMark(verdict)} ${scenario}</li>`)}
  </ul>`;
}

function resultBlock(page: Page, result: CheckResult, left: Allowance, isOneOfMany: boolean): Markup {
  const { id, scenario, verdict, message, known } = result;
  return html`<section
    class="result is-${verdict}"
    data-check="${id}"
    data-scenario="${scenario}"
    data-verdict="${verdict}"
  >
    ${isOneOfMany && html`<h3>${verdictMark(verdict)} in <span class="scenario">${scenario}</span></h3>`}
    <p class="message">${cut(message)}</p>
    ${knownNote(known)}${findings(page, result, left)}
  </section>`;
}

function mending({ rules }: Page, { id, verdict }: Card): Markup | undefined {
  if (verdict === 'error')
    return html`<p class="remedy">
      <b>What to do</b> This is a defect of fhir-handshake, not of the target: please report it.
    </p>`;
  const [cause, remedy] = [rules.cause(id), rules.remedy(id)];
  if (verdict === 'pass' || verdict === 'skip' || (cause === undefined && remedy === undefined)) return undefined;
  return html`<div class="mending">
    ${cause !== undefined && html`<p><b>What usually breaks it</b> ${cause}</p>`}${
      remedy !== undefined && html`<p class="remedy"><b>How to mend it</b> ${remedy}</p>`
    }
  </div>`;
}
