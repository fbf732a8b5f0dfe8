import { markupWithoutCommands } from '../ci-commands.js';
import { visible } from '../visible.js';

/** Text that is HTML already. Only `html` makes it, so that no text of a target gets into a page unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | number | string | false | undefined | readonly Part[];

/** A piece of HTML. What is put in is escaped, and what a browser would obey or hide is spelled out; `Markup` goes in as it is. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = parts.map(writtenOf);
  return new Markup(compact(strings).reduce((text, string, index) => `${text}${written[index - 1] ?? ''}${string}`));
}

/** Pieces one after another. */
export function joined(parts: readonly Part[], between = ''): Markup {
  return new Markup(parts.map(writtenOf).join(between));
}

/** HTML that somebody else wrote: the style and the script of the page. Never a text of the target. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Without the indentation of the source, which a page of ten thousand steps need not carry. */
function compact(strings: TemplateStringsArray): readonly string[] {
  const done = compacted.get(strings) ?? strings.map((string) => string.replace(/\s*\n\s*/g, ' '));
  compacted.set(strings, done);
  return done;
}

function writtenOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return String(part);
  return typeof part === 'string' ? escaped(part) : part.map(writtenOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Most of what a page says: nothing to escape, to spell out or to obey. */
const HARMLESS = /^(?![ :])[\w .,;:()/=+?!-]*$/;

function escaped(text: string): string {
  if (HARMLESS.test(text)) return text;
  return markupWithoutCommands(visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character));
}
