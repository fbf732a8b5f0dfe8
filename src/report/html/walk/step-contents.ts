import { bodyView } from '../body/body-view.js';
import { html, type Markup } from '../markup.js';
import type { ShownStep } from './shown-walk.js';

/** What unfolds under a step: headers and body as they were sent. */
export function stepContents(step: ShownStep): Markup {
  const { headers = {}, body = '', bodyLeftOut, violations } = step;
  const path = violations.find((violation) => violation.path !== undefined)?.path;
  return html`<div class="contents">
    ${headerList(headers)}${body !== '' && bodyView(body, path)}${
      bodyLeftOut !== undefined &&
      html`<p class="left-out">${bodyLeftOut} characters are left out of this page; the transcript has them.</p>`
    }
  </div>`;
}

function headerList(headers: Readonly<Record<string, string>>): Markup | undefined {
  const names = Object.keys(headers);
  if (names.length === 0) return undefined;
  return html`<dl class="headers">
    ${names.map(
      (name) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${headers[name] ?? ''}</dd>
        </div>`,
    )}
  </dl>`;
}
