import { visible } from '../visible.js';

/** Letters and digits of any script, and punctuation that means nothing to Mermaid, to HTML or to Markdown. */
const HARMLESS = /[\p{L}\p{N} .,:/?=()+'_…·×-]/u;

/** Signs that Mermaid uses as brackets of its own around entity codes. */
const OWN_BRACKETS = /[\ufb02\u00b0\u00b6\u00df]/;

/** Words that Mermaid obeys in the middle of a text: a wish for line breaks, and two that cost the line a semicolon. */
const OWN_WORDS = /^\s*:?(?:no)?wrap:|style|classDef/gi;

/**
 * Server text for a message or note, of at most so many characters: on one line, and whatever could end it, open a directive,
 * a tag, a formula or a code block is written as an entity code
 * (https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters).
 */
export function mermaidText(text: string, longest: number): string {
  // The rest would be cut anyway, and a frame may be megabytes long.
  const line = visible(text.slice(0, longest + 1));
  const obeyed = new Set([...line.matchAll(OWN_WORDS)].map(({ index, 0: word }) => index + word.search(/\S/)));
  let written = '';
  let index = 0;
  for (const character of line) {
    const next = obeyed.has(index) ? entityCode(character) : escaped(character);
    if (written.length + next.length >= longest) return `${written}…`;
    written += next;
    index += character.length;
  }
  return written;
}

function escaped(character: string): string {
  return HARMLESS.test(character) && !OWN_BRACKETS.test(character) ? character : entityCode(character);
}

function entityCode(character: string): string {
  return `#${String(character.codePointAt(0))};`;
}
