import { visible } from '../visible.js';

/** Characters that Markdown, HTML or a formula in it give a meaning. */
const SPECIAL = /[\\`*_{}[\]<>!|~&$^]|:(?=\/\/)|\bw(?=ww\.)/gi;

/** What GitHub turns into a mention or a reference even where it is written as an entity: a joiner keeps it from that. */
const REFERENCES = /[@#](?=[\p{L}\p{N}])/gu;

/** A reader wants to know what it is about; the rest is in report.json. */
const LONGEST = 300;

/**
 * Server text for a line of Markdown or a cell of a table, of at most so many characters: nothing in it becomes a link, a
 * mention, an image, HTML or a formula.
 */
export function markdownText(text: string, longest = LONGEST): string {
  const characters = [...visible(text.slice(0, 2 * longest + 2))];
  const line = characters.slice(0, longest).join('');
  return `${escaped(line)}${characters.length > longest ? '…' : ''}`;
}

function escaped(line: string): string {
  return line.replace(SPECIAL, reference).replace(REFERENCES, (sign) => `${sign}\u2060`);
}

function reference(character: string): string {
  return `&#${String(character.charCodeAt(0))};`;
}
