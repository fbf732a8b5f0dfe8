import { visible } from '../visible.js';

/** What begins markup within a line: emphasis, code, links, HTML, entities, strikes, tables, mentions, and URLs by their colon. */
const MARKUP = /[\\`*_[\]<>&~|!#@:$]/g;

/** What makes a list, a rule or a heading of the line that it begins. */
const BLOCK = /^(\s*\d*)([-+=.)])(?=\s|[-+=]|$)/;

/**
 * A text of the target as Markdown that shows it and obeys nothing of it: ASCII punctuation behind a backslash is only itself
 * (CommonMark 0.31.2, section 2.4). It stays on one line.
 */
export function plainMarkdown(text: string): string {
  return visible(text).replace(MARKUP, '\\$&').replace(BLOCK, '$1\\$2').replaceAll('www.', 'www\\.');
}
