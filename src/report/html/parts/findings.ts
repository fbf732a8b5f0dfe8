import type { CheckResult, Finding } from '../../../model/index.js';
import { excerpt } from '../body/body-view.js';
import { cut } from '../cut.js';
import { html, type Markup } from '../markup.js';
import type { Evidence, Page } from '../page.js';
import { laneClasses, laneHeads } from '../walk/lane-heads.js';
import { stepId } from '../walk/shown-walk.js';
import { clock, stepRow } from '../walk/step-row.js';

/** Findings of one check that are shown with their evidence; in other scenarios the same defect looks the same. */
const IN_FULL = 3;
/** Findings of one check that are listed. */
const LISTED = 50;
/** Steps of the walk that are shown before and after the one that shows the finding. */
const BEFORE = 2;
const AFTER = 1;

/** How many findings of a check may still be shown. */
export interface Allowance {
  full: number;
  listed: number;
}

export function allowance(): Allowance {
  return { full: IN_FULL, listed: LISTED };
}

/** What was seen, the first in full, the others folded. */
export function findings(page: Page, result: CheckResult, left: Allowance): Markup | undefined {
  const full = result.findings.slice(0, left.full);
  const listed = result.findings.slice(full.length, full.length + left.listed);
  const rest = result.findings.length - full.length;
  left.full -= full.length;
  left.listed -= listed.length;
  return html`${full.map((finding, number) => findingBlock(page, result, finding, number))}${
    rest > 0 &&
    html`<details class="more">
      <summary>${rest} ${full.length > 0 ? 'more' : rest === 1 ? 'finding' : 'findings'}</summary>
      ${listed.map((finding, index) => findingBlock(page, result, finding, full.length + index, 'brief'))}${leftOut(
        rest - listed.length,
      )}
    </details>`
  }`;
}

function leftOut(count: number): Markup | undefined {
  if (count === 0) return undefined;
  return html`<p class="left-out">${count} more are left out of this page; report.json has them.</p>`;
}

function findingBlock(page: Page, result: CheckResult, finding: Finding, number: number, detail?: 'brief'): Markup {
  const evidence = page.evidence(result, number);
  return html`<div class="finding">
    ${versus(finding)}
    <p class="where">${place(result, finding, evidence)}</p>
    ${detail !== 'brief' && evidence !== undefined && evidenceBlock(evidence, result, finding)}
  </div>`;
}

function versus({ expected, actual }: Finding): Markup {
  return html`<dl class="versus">
    <div class="expected">
      <dt>Expected</dt>
      <dd>${cut(expected)}</dd>
    </div>
    <div class="actual">
      <dt>Actual</dt>
      <dd>${cut(actual)}</dd>
    </div>
  </dl>`;
}

/** `payload, entry 58, 1.684 s, Bundle.entry[0].resource.type` */
function place({ scenario }: CheckResult, { entry, path }: Finding, evidence: Evidence | undefined): Markup {
  const words = entry === undefined ? html`${scenario}` : html`${scenario}, entry ${entry}`;
  const link = evidence && stepId(scenario, evidence.step.seq);
  return html`${link === undefined ? words : html`<a href="#${link}">${words}</a>`}${
    evidence !== undefined && html` <span class="at">at ${clock(evidence.step.at)} s</span>`
  }${path !== undefined && html` <code class="path">${path}</code>`}`;
}

function evidenceBlock({ walk, step, index, body }: Evidence, { id }: CheckResult, { path }: Finding): Markup {
  const marked = body !== undefined && path !== undefined ? excerpt(body, path) : undefined;
  const from = Math.max(0, index - BEFORE);
  const rows = walk.steps
    .slice(from, index + AFTER + 1)
    .map((near) => ({ ...near, violations: near === step ? step.violations.filter(({ check }) => check === id) : [] }))
    .map((near) => stepRow(walk, near, undefined, 'excerpt'));
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
