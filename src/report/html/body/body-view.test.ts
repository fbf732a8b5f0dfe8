import { expect, test } from 'vitest';
import { bodyView, excerpt } from './body-view.js';

const body = JSON.stringify({
  resourceType: 'Bundle',
  type: 'history',
  entry: Array.from({ length: 20 }, (_, id) => ({ id: String(id) })),
});

/** The text of the lines, the marked ones with a star. */
function linesOf(markup: { readonly text: string } | undefined): string[] {
  return (markup?.text ?? '')
    .split(/(?=<(?:span class="(?:line|elided)"|mark))/)
    .slice(1)
    .map((line) => (line.startsWith('<mark') ? '*' : ' ') + line.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"'));
}

test('an excerpt shows the element, marked, with the lines around it', () => {
  expect(linesOf(excerpt(body, 'Bundle.entry[3].id'))).toEqual([
    ' … 11 lines',
    '       "id": "2"',
    '     },',
    '     {',
    '*      "id": "3"',
    '     },',
    '     {',
    '       "id": "4"',
    ' … 48 lines',
  ]);
});

test('what is missing is marked where it should be', () => {
  expect(linesOf(excerpt(body, 'Bundle.timestamp'))).toEqual([
    '*{timestamp is not there',
    '   "resourceType": "Bundle",',
    '   "type": "history",',
    '   "entry": [',
    expect.stringMatching(/^ … \d+ lines$/),
  ]);
});

test('a long element is not shown whole in an excerpt, but in its body', () => {
  const marked = (lines: readonly string[]) => lines.filter((line) => line.startsWith('*')).length;
  expect(marked(linesOf(excerpt(body, 'Bundle.entry')))).toBeLessThan(15);
  expect(marked(linesOf(bodyView(body, 'Bundle.entry')))).toBe(62);
});

test('what is no JSON is shown as it is, its control characters spelled out', () => {
  expect(linesOf(bodyView('<b>\u001b[31m\nsecond'))).toEqual([' &lt;b&gt;\\u001b[31m', ' second']);
  expect(excerpt('<b>', 'Bundle.type')).toBeUndefined();
});

test('a value without end is cut, and says how long it is', () => {
  const { text } = bodyView(JSON.stringify({ a: 'x'.repeat(100_000) }));
  expect(text.length).toBeLessThan(6_000);
  expect(text).toContain('… (100002 characters)');
});
