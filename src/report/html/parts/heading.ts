import type { CheckResult, Report, Verdict } from '../../../model/index.js';
import { countsOf } from '../../counts.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { verdictIcon, VERDICT_WORDS } from '../verdict-mark.js';

/** What a reader came for: the verdict, of what, and how it came about. */
export function heading({ report, strict }: Page): Markup {
  const { verdict } = report.summary;
  return html`<header class="verdict-head is-${verdict}" id="summary">
    <h1 data-verdict="${verdict}">${verdictIcon(verdict)}${VERDICT_WORDS[verdict]}</h1>
    <p class="sentence">${sentence(report, strict)}</p>
    <ul class="counts">
      ${countsOf(report.summary).map(
        (count) =>
          html`<li>
            <a class="count is-${count.verdict}" href="#results" data-show="${count.verdict}"
              >${verdictIcon(count.verdict)}${count.words}</a
            >
          </li>`,
      )}
    </ul>
    <dl class="facts">
      ${factsOf(report).map(
        ([name, value]) =>
          value !== undefined &&
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function factsOf({ target, run }: Report): (readonly [name: string, value: string | undefined])[] {
  const { baseUrl, fhirVersion, release, software } = target;
  return [
    ['Target', baseUrl],
    ['FHIR', fhirVersion === undefined ? release : `${fhirVersion}${release === undefined ? '' : ` (${release})`}`],
    ['Software', software],
    ['Started', run.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')],
    ['Took', `${seconds(run.durationMs)}, of which ${seconds(run.floorMs)} had to be waited`],
  ];
}

/** Counts are of results: a check that is judged in several scenarios has one in each. */
function sentence({ summary, checks }: Report, strict: boolean): string {
  const { fail, warn, inconclusive, error } = summary;
  const all = ofChecks(checks);
  const those = (verdict: Verdict) => ofChecks(checks.filter((check) => check.verdict === verdict));
  if (checks.length === 0) return 'No check was judged.';
  if (error > 0)
    return `Of ${all}, ${those('error')} broke: a defect of fhir-handshake, which never acquits the target.`;
  if (fail > 0) return `The target breaks what the specification demands: of ${all}, ${those('fail')} failed.`;
  if (strict && warn > 0) return `Of ${all}, ${those('warn')} warned, which counts as failure (--strict).`;
  if (inconclusive > 0) return `Nothing failed, but of ${all}, ${those('inconclusive')} could not be decided.`;
  return `Nothing failed: of ${all}, ${those('pass')} saw what they are about and found nothing wrong.`;
}

/** `184 results of 160 checks` */
function ofChecks(results: readonly CheckResult[]): string {
  const count = new Set(results.map(({ id }) => id)).size;
  const checks = count === 1 ? '1 check' : `${String(count)} checks`;
  return count === results.length ? checks : `${String(results.length)} results of ${checks}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
