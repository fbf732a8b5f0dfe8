import type { Json } from '../../../model/index.js';

const QUOTE = 34;
const COLON = ':';
const LAST_SPACE = 32;

/**
 * How many names of members a JSON text writes, at least: colons that a quote stands before. Those of a string that begins
 * with a colon are counted too, which costs a closer look and misses nothing. Only colons are looked for, so this takes a
 * fraction of the time of JSON.parse.
 */
export function namesWritten(text: string): number {
  let names = 0;
  let colon = text.indexOf(COLON);
  while (colon >= 0) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= LAST_SPACE) before -= 1;
    if (text.charCodeAt(before) === QUOTE) names += 1;
    colon = text.indexOf(COLON, colon + 1);
  }
  return names;
}

export interface Held {
  /** Fewer than were written where one stands twice in an object. */
  readonly names: number;
  /** A number was too large: JSON.parse makes Infinity of it. */
  readonly hasInfinity: boolean;
}

/** What a value holds once it is parsed; without recursion, for it may be nested deeper than the stack. */
export function held(value: Json): Held {
  let names = 0;
  let hasInfinity = false;
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) for (const item of next) pending.push(item);
    else if (typeof next === 'object' && next !== null) {
      for (const name in next) {
        names += 1;
        const member = next[name];
        // A text is most often what is met, and there is nothing to learn from it.
        if (typeof member !== 'string' && member !== undefined) pending.push(member);
      }
    } else if (next === Infinity || next === -Infinity) hasInfinity = true;
  }
  return { names, hasInfinity };
}
