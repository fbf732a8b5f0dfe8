import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import { verdictIcon, VERDICT_WORDS } from '../verdict-mark.js';

const SECTIONS = [
  ['stages', 'Stages'],
  ['results', 'Results'],
  ['timing', 'Timing'],
  ['walks', 'Walks'],
  ['requirements', 'Requirements'],
  ['run', 'Run'],
] as const;

/** Stays in sight: the verdict, the way to every part, and the search. */
export function topBar({ report }: Page): Markup {
  const { verdict } = report.summary;
  return html`<a class="skip-link" href="#results">Skip to the results</a>
    <div class="top-bar">
      <a class="brand" href="#summary">${verdictIcon(verdict)}<span>${VERDICT_WORDS[verdict]}</span></a>
      <nav aria-label="Parts of the report">
        <ul>
          ${SECTIONS.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
        </ul>
      </nav>
      <div class="tools needs-script">
        <label class="search"
          ><span class="unseen">Search</span
          ><input type="search" id="search" placeholder="Search  /" autocomplete="off" spellcheck="false" /></label
        ><button type="button" id="theme" aria-label="Colours: as the system">◐</button>
      </div>
    </div>`;
}
