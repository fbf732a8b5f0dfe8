import type { CheckResult, Finding } from '../../../model/index.js';
import { excerpt } from '../body/body-view.js';
import { html, type Markup } from '../markup.js';
import type { Evidence, Page } from '../page.js';
import { laneClasses, laneHeads } from '../walk/lane-heads.js';
import { stepId } from '../walk/shown-walk.js';
import { clock, stepRow } from '../walk/step-row.js';

/** Findings of one result that are shown with their evidence. */
const IN_FULL = 3;
/** Findings of one result that are listed. */
const LISTED = 50;
/** Steps of the walk that are shown before and after the one that shows the finding. */
const BEFORE = 2;
const AFTER = 1;
/** Characters of a value that are shown. */
const LONGEST = 2_000;

/** What was seen, the first in full, the others folded. */
export function findings(page: Page, result: CheckResult): Markup | undefined {
  const full = result.findings.slice(0, IN_FULL);
  const listed = result.findings.slice(IN_FULL, LISTED);
  const leftOut = result.findings.length - full.length - listed.length;
  if (full.length === 0) return undefined;
  return html`${full.map((finding, number) => findingBlock(page, result, finding, number))}${
    listed.length > 0 &&
    html`<details class="more">
      <summary>${listed.length + leftOut} more</summary>
      ${listed.map((finding, index) =>
        findingBlock(page, result, finding, IN_FULL + index, 'brief'),
      )}${leftOut > 0 && html`<p class="left-out">${leftOut} more are left out of this page; report.json has them.</p>`}
    </details>`
  }`;
}

function findingBlock(page: Page, result: CheckResult, finding: Finding, number: number, detail?: 'brief'): Markup {
  const { expected, actual } = finding;
  const evidence = page.evidence(result, number);
  return html`<div class="finding">
    <dl class="versus">
      <div class="expected">
        <dt>Expected</dt>
        <dd>${cut(expected)}</dd>
      </div>
      <div class="actual">
        <dt>Actual</dt>
        <dd>${cut(actual)}</dd>
      </div>
    </dl>
    <p class="where">${place(result, finding, evidence)}</p>
    ${detail !== 'brief' && evidence !== undefined && evidenceBlock(evidence, finding)}
  </div>`;
}

/** `payload, entry 58, 1.684 s, Bundle.entry[0].resource.type` */
function place({ scenario }: CheckResult, { entry, path }: Finding, evidence: Evidence | undefined): Markup {
  const words = entry === undefined ? html`${scenario}` : html`${scenario}, entry ${entry}`;
  const link = evidence && stepId(scenario, evidence.step.seq);
  return html`${link === undefined ? words : html`<a href="#${link}">${words}</a>`}${
    evidence !== undefined && html` <span class="at">at ${clock(evidence.step.at)} s</span>`
  }${path !== undefined && html` <code class="path">${path}</code>`}`;
}

function evidenceBlock({ walk, step, index, body }: Evidence, { path }: Finding): Markup {
  const marked = body !== undefined && path !== undefined ? excerpt(body, path) : undefined;
  const from = Math.max(0, index - BEFORE);
  const rows = walk.steps
    .slice(from, index + AFTER + 1)
    .map((near) => stepRow(walk, near === step ? step : { ...near, violations: [] }, undefined, 'excerpt'));
  return html`<div class="evidence">
    <div class="diagram">
      ${laneHeads(walk)}
      <ol class="steps ${laneClasses(walk)}">
        ${rows}
      </ol>
    </div>
    ${marked}${
      (step.body ?? '') !== '' &&
      html`<details class="whole" data-scenario="${walk.scenario}" data-seq="${step.seq}" data-path="${path ?? ''}">
        <summary>Whole message of entry ${step.seq}</summary>
      </details>`
    }
  </div>`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${String(text.length)} characters)` : text;
}
