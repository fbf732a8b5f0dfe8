import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonLines } from './json-lines.js';

function laidOut(text: string): string[] | undefined {
  return jsonLines(text)?.map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => token.text).join(''));
}

test('a document is laid out line by line', () => {
  expect(laidOut('{"a":{"b":[1,{}],"c":[]},"d":"x"}')).toEqual([
    '{',
    '  "a": {',
    '    "b": [',
    '      1,',
    '      {}',
    '    ],',
    '    "c": []',
    '  },',
    '  "d": "x"',
    '}',
  ]);
});

test('each line knows its element', () => {
  expect(jsonLines('{"a":{"b":[1,{}]},"c/~":"x"}')?.map(({ pointer }) => pointer)).toEqual([
    '',
    '/a',
    '/a/b',
    '/a/b/0',
    '/a/b/1',
    '/a/b',
    '/a',
    '/c~1~0',
    '',
  ]);
});

test('nothing is repaired: numbers, escapes and repeated members stay as they were sent', () => {
  expect(laidOut('{"n":12345678901234567890.10,"n":1e2,"s":"\\u0041\\/\\""}')).toEqual([
    '{',
    '  "n": 12345678901234567890.10,',
    '  "n": 1e2,',
    '  "s": "\\u0041\\/\\""',
    '}',
  ]);
});

describe('what cannot be laid out', () => {
  test.each([
    ['no JSON', 'hello'],
    ['half a document', '{"a":'],
    ['a document as deep as an attack', '['.repeat(50_000) + ']'.repeat(50_000)],
  ])('%s', (_what, text) => {
    expect(jsonLines(text)).toBeUndefined();
  });
});

test.each(['7', '"text"', 'null', '[]', '{}'])('%s alone is one line', (text) => {
  expect(laidOut(text)).toEqual([text]);
});

test('every document reads as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      expect(laidOut(text)?.join('\n')).toBe(JSON.stringify(value, undefined, 2));
    }),
  );
});
