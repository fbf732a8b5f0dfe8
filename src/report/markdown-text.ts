import { visible } from './visible.js';

/** Characters that Markdown, HTML or a formula in it give a meaning, and those that begin a link. */
const SPECIAL = /[\\`*_{}[\]<>!|~&$^]|:(?=\/\/)|\bw(?=ww\.)|[@#](?=[\p{L}\p{N}])/giu;

/** What makes a list, a rule, a heading or code of the line that it begins. */
const BLOCK = /^(\s*\d*)([-+=.)]|#(?=#{0,5}(?:\s|$)))(?=\s|[-+=#]|$)|^\s(?=\s{3})/;

/** A reader wants to know what it is about; the rest is in report.json. */
const LONGEST = 300;

/**
 * Server text for a line of Markdown or a cell of a table, of at most so many characters: nothing in it becomes a block, a link, a
 * mention, an image, HTML or a formula. Character references are text wherever Markdown is read (CommonMark 0.31.2, section 2.5).
 */
export function markdownText(text: string, longest = LONGEST): string {
  const characters = [...visible(text.slice(0, 2 * longest + 2))];
  const line = characters.slice(0, longest).join('');
  return `${withoutBlock(escaped(line))}${characters.length > longest ? '…' : ''}`;
}

function escaped(line: string): string {
  return line.replace(SPECIAL, (sign) => {
    // GitHub makes a mention or a reference of these even where they are written as entities: a joiner keeps it from that.
    if (sign === '@' || sign === '#') return `${sign}\u2060`;
    return reference(sign);
  });
}

function withoutBlock(line: string): string {
  return line.replace(BLOCK, (whole, before: string | undefined, sign: string | undefined) =>
    sign === undefined ? reference(whole) : `${before ?? ''}${reference(sign)}`,
  );
}

function reference(sign: string): string {
  return `&#${String(sign.charCodeAt(0))};`;
}
