import type { RequirementResult, RequirementVerdict } from '../../../model/index.js';
import { unexercisedShalls } from '../../unexercised.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { VERDICT_WORDS, verdictMark } from '../verdict-mark.js';
import { checkId } from '../walk/shown-walk.js';
import { specification } from './rule.js';

const VERDICTS: readonly RequirementVerdict[] = ['fail', 'warn', 'not-exercised', 'not-applicable', 'pass'];
const OBLIGATIONS = ['SHALL', 'SHALL NOT', 'SHOULD', 'SHOULD NOT', 'MAY'];

/** Every rule of the specification that the run is about, and what came of it. */
export function requirements(page: Page): Markup {
  const { report, rules } = page;
  const stages = new Set(report.requirements.flatMap(({ id }) => rules.requirement(id)?.stage ?? []));
  const verdicts = VERDICTS.filter((verdict) => report.requirements.some((one) => one.verdict === verdict));
  return html`<section id="requirements" aria-labelledby="requirements-title">
    <h2 id="requirements-title">Requirements</h2>
    ${open(unexercisedShalls(report, rules))}
    <div class="filters needs-script" role="group" aria-label="Which requirements are shown">
      ${select(
        'Verdict',
        'verdict',
        verdicts.map((verdict) => [verdict, VERDICT_WORDS[verdict]]),
      )}${select('Obligation', 'obligation', OBLIGATIONS.map(same))}${select('Stage', 'stage', [...stages].map(same))}<span
        class="shown"
        id="requirements-shown"
        role="status"
        >${report.requirements.length} rules</span
      >
    </div>
    <div class="table-frame" tabindex="0" role="region" aria-labelledby="requirements-title">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Rule</th>
            <th scope="col">What it says</th>
            <th scope="col">Checks</th>
          </tr>
        </thead>
        <tbody>
          ${report.requirements.map((result) => row(page, result))}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** What a reader might take for passed because it is not said to have failed. */
function open({ unseen, undecidable }: ReturnType<typeof unexercisedShalls>): Markup | undefined {
  if (unseen.length + undecidable.length === 0) return undefined;
  return html`<p class="left-out">
    Of the SHALL rules that apply, ${unseen.length} were not exercised, because their checks are inconclusive, and
    ${undecidable.length} have no check that decides them.
  </p>`;
}

function row({ rules }: Page, { id, verdict, checks }: RequirementResult): Markup {
  const rule = rules.requirement(id);
  const link = rule === undefined ? undefined : rules.link(rule);
  return html`<tr
    id="rule-${id}"
    data-requirement="${id}"
    data-verdict="${verdict}"
    data-obligation="${rule?.obligation ?? ''}"
    data-stage="${rule?.stage ?? ''}"
    tabindex="-1"
  >
    <td>${verdictMark(verdict)}</td>
    <th scope="row"><code>${id}</code><span class="obligation">${rule?.obligation ?? ''}</span></th>
    <td>${rule?.statement ?? 'This version does not know the rule.'} ${link !== undefined && specification(link)}</td>
    <td>${checks.map((check) => html`<a href="#${checkId(check)}">${check}</a> `)}</td>
  </tr>`;
}

function select(label: string, name: string, options: readonly (readonly [value: string, words: string])[]): Markup {
  return html`<label
    >${label}
    <select data-requirement-filter="${name}">
      <option value="">all</option>
      ${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
    </select></label
  >`;
}

function same(word: string): readonly [string, string] {
  return [word, word];
}
