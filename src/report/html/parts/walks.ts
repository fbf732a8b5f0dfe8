import type { Report } from '../../../model/index.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';
import type { ShownWalk } from '../walk/shown-walk.js';

/** The walk of each scenario, drawn when it is unfolded. */
export function walks(page: Page): Markup {
  const { walks: all, report } = page;
  return html`<section id="walks" aria-labelledby="walks-title">
    <h2 id="walks-title">Walks</h2>
    <div id="walk-hits"></div>
    ${
      all.length === 0
        ? html`<p class="nothing">The report was written without transcripts, so no walk can be shown.</p>`
        : html`<p class="needs-no-script">The walks are drawn by the script of this page, which does not run here.</p>
            ${all.map((walk) => frame(walk, report))}`
    }
  </section>`;
}

function frame({ scenario, title, steps, elsewhere }: ShownWalk, report: Report): Markup {
  const wrong = steps.filter(({ violations }) => violations.length > 0).length + elsewhere.length;
  const took = report.scenarios.find(({ id }) => id === scenario)?.durationMs;
  return html`<details class="walk" id="walk-${scenario}" data-walk="${scenario}">
    <summary>
      <span class="name">${scenario}</span><span class="title">${title}</span
      ><span class="words"
        >${steps.length}
        steps${took !== undefined && `, ${(took / 1000).toFixed(1)} s`}${
          wrong > 0 && html` <span class="wrong">${wrong} with violations</span>`
        }</span
      >
    </summary>
  </details>`;
}
