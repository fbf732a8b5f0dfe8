import type { Card } from '../card.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';

/** The rules that a check verifies, each with its words and where the specification says them. */
export function ruleBlock({ rules }: Page, { requirements, obligation }: Card): Markup {
  return html`<div class="rules">
    ${requirements.map((id) => {
      const rule = rules.requirement(id);
      if (rule === undefined)
        return html`<p class="rule"><code>${id}</code> <span class="obligation">${obligation}</span></p>`;
      const link = rules.link(rule);
      return html`<figure class="rule">
        <blockquote>${rule.statement}</blockquote>
        <figcaption>
          <a href="#rule-${id}"><code>${id}</code></a>
          <span class="obligation">${rule.obligation}</span> ${link !== undefined && specification(link)}
        </figcaption>
      </figure>`;
    })}
  </div>`;
}

/** Leads to the specification, where it is a page. */
export function specification(link: string): Markup {
  if (!/^https?:\/\//.test(link)) return html`<span>${link}</span>`;
  return html`<a class="specification" href="${link}" rel="noopener noreferrer"
    >${link.replace(/^https?:\/\/(www\.)?/, '')}</a
  >`;
}
