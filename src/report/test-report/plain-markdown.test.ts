import { expect, test } from 'vitest';
import { plainMarkdown } from './plain-markdown.js';

test.each([
  ['5.0 s of silence (3 of 7)', '5.0 s of silence (3 of 7)'],
  ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
  ['[click](javascript:x)', '\\[click\\](javascript\\:x)'],
  ['https://evil.example', 'https\\://evil.example'],
  ['www.evil.example', 'www\\.evil.example'],
  ['- item', '\\- item'],
  ['12. item', '12\\. item'],
  ['---', '\\---'],
  ['-5 s', '-5 s'],
  ['&lt;', '\\&lt;'],
  ['a\nb \u202e', 'a\\\\u000ab \\\\u202e'],
])('%j is written %j', (text, markdown) => {
  expect(plainMarkdown(text)).toBe(markdown);
});
