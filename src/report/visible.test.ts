import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from './testing/sample-report.js';
import { visible, xmlText } from './visible.js';

test.each([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['a\nb\r\tc', 'a\\u000ab\\u000d\\u0009c'],
  ['\u009b2J', '\\u009b2J'],
  ['abc\u202edcba', 'abc\\u202edcba'],
  ['\ud800x', '\\ud800x'],
  ['plain é \ud83d\ude00 text', 'plain é \ud83d\ude00 text'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('no text reaches a terminal with anything that it obeys', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS)), (text) => {
      const shown = visible(text);
      expect(/\p{Cc}|\p{Surrogate}/u.test(shown)).toBe(false);
      expect(visible(shown)).toBe(shown);
    }),
  );
});

test('XML keeps line breaks and tabs, and what is allowed', () => {
  expect(xmlText('a\n\t\r b \ud83d\ude00')).toBe('a\n\t\r b \ud83d\ude00');
  expect(xmlText('\u0000\ufffe\udc00')).toBe('\\u0000\\ufffe\\udc00');
});
