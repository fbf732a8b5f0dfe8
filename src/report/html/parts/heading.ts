import type { Report } from '../../../model/index.js';
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

function sentence({ summary }: Report, strict: boolean): string {
  const { pass, fail, warn, skip, inconclusive, error } = summary;
  const all = pass + fail + warn + skip + inconclusive + error;
  if (all === 0) return 'No check was judged.';
  if (error > 0) return `${checks(error)} broke: a defect of fhir-handshake, which never acquits the target.`;
  if (fail > 0) return `The target breaks what the specification demands: ${checks(fail)} of ${String(all)} failed.`;
  if (strict && warn > 0) return `${checks(warn)} of ${String(all)} warned, which counts as failure (--strict).`;
  if (inconclusive > 0) return `Nothing failed, but ${checks(inconclusive)} that apply could not be decided.`;
  return `Nothing failed: ${checks(pass + warn)} of ${String(all)} saw their situation and found nothing that is forbidden.`;
}

function checks(count: number): string {
  return count === 1 ? '1 check' : `${String(count)} checks`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
