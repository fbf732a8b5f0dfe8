import { jsonWithoutCommands } from '../ci-commands.js';
import { html, joined, trusted, type Markup } from './markup.js';
import type { Page } from './page.js';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from './page-assets.js';
import { heading } from './parts/heading.js';
import { icons } from './parts/icons.js';
import { staleList } from './parts/known-failures.js';
import { requirements } from './parts/requirements.js';
import { results } from './parts/results.js';
import { runFacts } from './parts/run.js';
import { stages } from './parts/stages.js';
import { topBar } from './parts/top-bar.js';
import { walks } from './parts/walks.js';
import { timingSection } from './timing/timing-section.js';
import { VERDICT_WORDS } from './verdict-mark.js';

/** Nothing is loaded, sent or run but the script and the style that are in the page. */
const POLICY = [
  "default-src 'none'",
  `script-src '${PAGE_SCRIPT_HASH}'`,
  `style-src '${PAGE_STYLE_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole page. */
export function document(page: Page): string {
  const { summary, target } = page.report;
  const title = `${VERDICT_WORDS[summary.verdict]}: ${target.baseUrl}`;
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${element('style', PAGE_STYLE)}
      </head>
      <body class="without-script">
        ${icons()}${topBar(page)}
        <main id="main">${parts(page)}</main>
        ${data(page)} ${element('script', PAGE_SCRIPT)}
      </body>
    </html>`;
  return `${text}\n`;
}

function parts(page: Page): Markup {
  return joined(
    [
      heading(page),
      stages(page),
      staleList(page.report),
      results(page),
      timingSection(page.timings),
      walks(page),
      requirements(page),
      runFacts(page),
    ],
    '\n',
  );
}

/** What the script draws from. `<` is escaped, so that no text in it can end the element. */
function data({ walks }: Page): Markup {
  return element(
    'script type="application/json" id="data"',
    jsonWithoutCommands(JSON.stringify({ walks })).replaceAll('<', '\\u003c'),
  );
}

/** To the character what the hashes of the policy were made of. */
function element(tag: string, text: string): Markup {
  return trusted(`<${tag}>${text}</${tag.split(' ')[0] ?? tag}>`);
}
