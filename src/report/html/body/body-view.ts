import { html, joined, type Markup } from '../markup.js';
import type { Token } from './json-lines.js';
import { markedLines, type MarkedLines } from './marked-lines.js';

/** Lines that are shown before and after the element. */
const AROUND = 3;
/** Lines of a long element that are shown of it. */
const MOST_OF_ELEMENT = 8;
/** Characters of one value that are shown. */
const LONGEST_TOKEN = 4_000;

/** A whole body, with the element of a finding marked. */
export function bodyView(body: string, path?: string): Markup {
  const marked = markedLines(body, path);
  return block(marked, 0, marked.lines.length);
}

/** The element of a finding with a few lines around it; undefined where nothing could be marked. */
export function excerpt(body: string, path: string): Markup | undefined {
  const marked = markedLines(body, path);
  if (marked.to === marked.from) return undefined;
  const end = Math.min(marked.to, marked.from + MOST_OF_ELEMENT);
  return block(marked, Math.max(0, marked.from - AROUND), Math.min(marked.lines.length, end + AROUND));
}

function block(marked: MarkedLines, from: number, to: number): Markup {
  const rows = marked.lines.slice(from, to).map((tokens, index) => row(tokens, from + index, marked));
  return html`<pre
    class="code"
    tabindex="0"
  ><code>${elision(from)}${rows}${elision(marked.lines.length - to)}</code></pre>`;
}

function row(tokens: readonly Token[], index: number, { from, to, missing }: MarkedLines): Markup {
  const text = joined(tokens.map(token));
  if (index < from || index >= to) return html`<span class="line">${text}</span>`;
  const lack = missing !== '' && html`<span class="lack">${missing} is not there</span>`;
  return html`<mark class="line">${text}${lack}</mark>`;
}

function token({ kind, text }: Token): Markup {
  const shown =
    text.length > LONGEST_TOKEN ? `${text.slice(0, LONGEST_TOKEN)}… (${String(text.length)} characters)` : text;
  return kind === 'sign' ? html`${shown}` : html`<span class="${kind}">${shown}</span>`;
}

function elision(lines: number): Markup | undefined {
  if (lines === 0) return undefined;
  return html`<span class="elided">… ${lines === 1 ? '1 line' : `${String(lines)} lines`}</span>`;
}
