import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flawIn } from './flaw.js';

/** A JSON text with one character taken away, put in or written over. */
const spoilt = fc
  .record({
    text: fc.json({ maxDepth: 4 }),
    share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    put: fc.constantFrom('', '"', ',', ':', '{', ']', '0', '-', '.', 'e', '\\', 'u', ' ', '\n', 't', 'x'),
    over: fc.boolean(),
  })
  .map(({ text, share, put, over }) => {
    const index = Math.floor(share * text.length);
    return text.slice(0, index) + put + text.slice(over ? index + 1 : index);
  });

/** The position that this Node tells, where it does. */
function toldByNode(text: string): { readonly sound: boolean; readonly position?: number } {
  try {
    JSON.parse(text);
    return { sound: true };
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    return position === undefined ? { sound: false } : { sound: false, position: Number(position) };
  }
}

test('is where JSON.parse stops too, and nowhere in a sound text', () => {
  let told = 0;
  fc.assert(
    fc.property(spoilt, (text) => {
      const node = toldByNode(text);
      const { index, isAfterTheEnd } = flawIn(text);
      expect(index === text.length && isAfterTheEnd).toBe(node.sound);
      if (node.position === undefined) return;
      told += 1;
      expect(index).toBe(node.position);
    }),
    { seed: 9, numRuns: 3_000 },
  );
  expect(told).toBeGreaterThan(300);
});

describe('the place of a flaw', () => {
  test.each([
    ['', 0],
    ['{', 1],
    ['{,', 1],
    ['[1,,2]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":01}', 6],
    ['{"a":1.}', 7],
    ['{"a":1e}', 7],
    ['{"a":-}', 6],
    ['{"a":+1}', 5],
    ['{"a":.5}', 5],
    ['{"a":tru}', 8],
    ['{"a":True}', 5],
    ['{"a":NaN}', 5],
    ['{"a":"\\x"}', 7],
    ['{"a":"\\u12g4"}', 10],
    ['{"a":"b\u0000"}', 7],
    ['{"a":1 /* b */}', 7],
    ['{a:1}', 1],
    ['[}', 1],
    ['{"a":1]', 6],
    ['\u00a0{}', 0],
  ])('%j is %i', (text, index) => {
    expect(flawIn(text)).toEqual({ index, isAfterTheEnd: false });
  });

  test.each([
    ['{}{}', 2],
    ['1 2', 2],
    ['null,', 4],
  ])('%j is after the end, %i', (text, index) => {
    expect(flawIn(text)).toEqual({ index, isAfterTheEnd: true });
  });
});
