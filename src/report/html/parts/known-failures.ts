import type { KnownAs, Report } from '../../../model/index.js';
import { staleEntries } from '../../known-words.js';
import { html, type Markup } from '../markup.js';
import { specification } from './rule.js';

/** Entries of the list of known failures that fail the run because they are not true any more. */
export function staleList(report: Report): Markup | undefined {
  const entries = staleEntries(report);
  if (entries.length === 0) return undefined;
  return html`<section class="stale" aria-labelledby="stale-title">
    <h2 id="stale-title">Known failures that are not true any more</h2>
    <ul class="notes">
      ${entries.map(({ place, problem }) => html`<li><code>${place}</code> ${problem}.</li>`)}
    </ul>
  </section>`;
}

/** Why a failure fails no run. */
export function knownNote(known: KnownAs | undefined): Markup | undefined {
  if (known === undefined) return undefined;
  const { reason, link, expires } = known;
  return html`<p class="known">
    <b>Known</b> ${reason}${expires !== undefined && html` <span class="until">until ${expires}</span>`}
    ${link !== undefined && specification(link)}
  </p>`;
}
