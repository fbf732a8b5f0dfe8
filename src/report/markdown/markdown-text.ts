import { visible } from '../visible.js';

/** Characters that Markdown, HTML or a formula in it give a meaning, and those that begin a link. */
const SPECIAL = /[\\`*_{}[\]<>!|~&$^]|:(?=\/\/)|\bw(?=ww\.)|[@#](?=[\p{L}\p{N}])/giu;

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
  return line.replace(SPECIAL, (sign) => {
    // GitHub makes a mention or a reference of these even where they are written as entities: a joiner keeps it from that.
    if (sign === '@' || sign === '#') return `${sign}\u2060`;
    return `&#${String(sign.charCodeAt(0))};`;
  });
}
