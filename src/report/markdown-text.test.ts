import { expect, test } from 'vitest';
import { markdownText } from './markdown-text.js';

test.each([
  ['5.0 s of silence (3 of 7)', '5.0 s of silence (3 of 7)'],
  ['<img src=x onerror=y>', '&#60;img src=x onerror=y&#62;'],
  ['[click](javascript:x)', '&#91;click&#93;(javascript:x)'],
  ['https://evil.example', 'https&#58;//evil.example'],
  ['www.evil.example', '&#119;ww.evil.example'],
  ['@team, #12', '@\u2060team, #\u206012'],
  ['- item', '&#45; item'],
  ['+ item', '&#43; item'],
  ['12. item', '12&#46; item'],
  ['12) item', '12&#41; item'],
  ['---', '&#45;--'],
  ['===', '&#61;=='],
  ['# heading', '&#35; heading'],
  ['### heading', '&#35;## heading'],
  ['    code', '&#32;   code'],
  ['-5 s', '-5 s'],
  ['1.5 s', '1.5 s'],
  ['&lt;', '&#38;lt;'],
  ['a\nb \u202e', 'a&#92;u000ab &#92;u202e'],
])('%j is written %j', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test('a long text is cut', () => {
  expect(markdownText('x'.repeat(400))).toBe(`${'x'.repeat(300)}…`);
  expect(markdownText('😀'.repeat(400))).toBe(`${'😀'.repeat(300)}…`);
});
