import type { RequirementVerdict, Verdict } from '../../model/index.js';
import { html, type Markup } from './markup.js';

/** The words for verdicts; a sign and a colour go with each, and none of the three stands alone. */
export const VERDICT_WORDS: Readonly<Record<RequirementVerdict | Verdict, string>> = {
  error: 'Harness error',
  fail: 'Failed',
  warn: 'Warned',
  inconclusive: 'Inconclusive',
  skip: 'Skipped',
  pass: 'Passed',
  'not-exercised': 'Not exercised',
  'not-applicable': 'Not applicable',
};

/** A verdict as sign and word. */
export function verdictMark(verdict: RequirementVerdict | Verdict): Markup {
  return html`<span class="verdict is-${verdict}"
    >${verdictIcon(verdict)}<span class="word">${VERDICT_WORDS[verdict]}</span></span
  >`;
}

/** The sign alone, where the word stands beside it. */
export function verdictIcon(verdict: RequirementVerdict | Verdict): Markup {
  return html`<svg class="icon is-${verdict}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <use href="#icon-${verdict}"></use>
  </svg>`;
}
