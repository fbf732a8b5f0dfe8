import { TokenReader } from './token-reader.js';

/** Where a text stops being JSON. */
export interface Flaw {
  /** Index of the first character that must not stand there; the length of the text where it just stops. */
  readonly index: number;
  /** A whole JSON value stands before it. */
  readonly isAfterTheEnd: boolean;
}

/**
 * The first flaw of a text that JSON.parse rejects. JSON.parse knows it, but tells it in words that differ from one Node to
 * the next, and leaves the position out of some. Without recursion, so that depth does not matter.
 */
export function flawIn(text: string): Flaw {
  const reader = new TokenReader(text);
  /** What ends each object or list that is open. */
  const ends: ('}' | ']')[] = [];
  let due: 'name' | 'value' | 'next' = 'value';
  let isFirst = false;
  for (;;) {
    reader.space();
    const end = ends.at(-1);
    if (end !== undefined && (due === 'next' || isFirst) && reader.take(end)) {
      ends.pop();
      due = 'next';
    } else if (due === 'next') {
      if (end === undefined || !reader.take(',')) return { index: reader.index, isAfterTheEnd: end === undefined };
      due = memberOf(end);
    } else if (due === 'name') {
      if (!readName(reader)) break;
      due = 'value';
    } else {
      const opened = reader.take('{') ? '}' : reader.take('[') ? ']' : undefined;
      if (opened === undefined && !reader.scalar()) break;
      if (opened !== undefined) ends.push(opened);
      due = opened === undefined ? 'next' : memberOf(opened);
      isFirst = opened !== undefined;
      continue;
    }
    isFirst = false;
  }
  return { index: reader.index, isAfterTheEnd: false };
}

function memberOf(end: '}' | ']'): 'name' | 'value' {
  return end === '}' ? 'name' : 'value';
}

function readName(reader: TokenReader): boolean {
  if (!reader.string()) return false;
  reader.space();
  return reader.take(':');
}
