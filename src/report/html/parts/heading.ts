import { isStale, type CheckResult, type Report, type Verdict } from '../../../model/index.js';
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

function sentence({ summary, checks, knownFailures }: Report, strict: boolean): string {
  const unknown = checks.filter(({ known }) => known === undefined);
  const those = (verdict: Verdict) => unknown.filter((check) => check.verdict === verdict);
  const bad = (['error', 'fail', ...(strict ? (['warn'] as const) : [])] as const).find((one) => those(one).length > 0);
  if (checks.length === 0) return 'No check was judged.';
  if (bad !== undefined) {
    const [news, happened] = BAD_NEWS[bad];
    return `${news}: ${share(those(bad), checks)} ${happened}.`;
  }
  if (knownFailures?.entries.some(isStale) === true) return 'The list of known failures is not true any more.';
  const undecided = those('inconclusive');
  if (undecided.length > 0) return `Nothing failed, but ${share(undecided, checks)} could not be decided.`;
  const known = (summary.known ?? 0) > 0 ? ' that is not known' : '';
  return `Nothing failed${known}: ${share(those('pass'), checks)} saw what they are about and found nothing wrong.`;
}

const BAD_NEWS = {
  error: ['fhir-handshake itself is at fault, which never acquits the target', 'broke'],
  fail: ['The target breaks what the specification demands', 'failed'],
  warn: ['Warnings count as failures (--strict)', 'warned'],
} as const;

/** `13 of 160 checks`; where a check is judged in several scenarios, it has a result in each. */
function share(some: readonly CheckResult[], all: readonly CheckResult[]): string {
  const checksOf = (results: readonly CheckResult[]) => new Set(results.map(({ id }) => id)).size;
  const checks = `${String(checksOf(some))} of ${String(checksOf(all))} checks`;
  if (checksOf(all) === all.length) return checks;
  return `${checks} (${String(some.length)} of ${String(all.length)} results)`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
