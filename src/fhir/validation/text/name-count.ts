import type { Json } from '../../../model/index.js';

const COLON = 58;
const LAST_SPACE = 32;

/**
 * How many names of members a JSON text writes: strings that a colon follows. The text has to be JSON. Only quotes are
 * looked for, so this takes a fraction of the time of JSON.parse.
 */
export function namesWritten(text: string): number {
  let names = 0;
  let quote = text.indexOf('"');
  while (quote >= 0) {
    const end = endOfString(text, quote);
    let next = end + 1;
    while (text.charCodeAt(next) <= LAST_SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) names += 1;
    quote = text.indexOf('"', end + 1);
  }
  return names;
}

/** Index of the quote that ends the string that begins at a quote. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === 92) backslashes += 1;
  return backslashes % 2 === 1;
}

/** How many names a value holds once it is parsed: fewer than were written where one stands twice in an object. */
export function namesHeld(value: Json): number {
  let names = 0;
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const item of Array.isArray(next) ? next : Object.values(next)) {
      if (typeof item === 'object' && item !== null) pending.push(item);
    }
    if (!Array.isArray(next)) names += Object.keys(next).length;
  }
  return names;
}
