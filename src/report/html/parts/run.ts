import { LIMIT_REASONS, type Report } from '../../../model/index.js';
import { html, type Markup } from '../markup.js';
import type { Page } from '../page.js';

/** How the run was made: what it was told, the limits it judged by, and what is worth knowing beside the verdicts. */
export function runFacts({ report }: Page): Markup {
  const { run, tool } = report;
  const facts = [
    ['Tool', `${tool.name} ${tool.version}`],
    ['Run', run.id],
    ['Finished', run.finishedAt],
    [
      'Lateness of the harness',
      `99 of 100 times below ${String(run.latenessMs.p99)} ms, at most ${String(run.latenessMs.max)} ms`,
    ],
    ...Object.entries(run.options).flatMap(([name, value]) => (isLimit(name) ? [] : [[name, String(value)] as const])),
  ] as const;
  return html`<section id="run" aria-labelledby="run-title">
    <h2 id="run-title">Run</h2>
    ${
      run.notes.length > 0 &&
      html`<ul class="notes">
        ${run.notes.map((note) => html`<li>${note}</li>`)}
      </ul>`
    }
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${limits(report)}
  </section>`;
}

function limits({ run }: Report): Markup | undefined {
  const rows = Object.entries(LIMIT_REASONS).flatMap(([name, reason]) => {
    const value = run.options[name];
    return value === undefined
      ? []
      : [
          html`<tr>
            <th scope="row">${name}</th>
            <td class="figure">${String(value)}</td>
            <td>${reason}</td>
          </tr>`,
        ];
  });
  if (rows.length === 0) return undefined;
  return html`<h3>Limits</h3>
    <div class="table-frame">
      <table class="limits">
        <thead>
          <tr>
            <th scope="col">Limit</th>
            <th scope="col">Value</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function isLimit(name: string): boolean {
  return Object.hasOwn(LIMIT_REASONS, name);
}
