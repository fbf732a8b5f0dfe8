import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '../testing/sample-report.js';
import { html, joined } from './markup.js';

test('what is put in is escaped, markup goes in as it is, nothing leaves nothing', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${`"'`}">${inner}${undefined}${false}${3}${['a', inner]}</p>`.text).toBe(
    '<p title="&quot;&#39;"><b>&lt;i&gt;</b>3a<b>&lt;i&gt;</b></p>',
  );
  expect(joined(['<', inner], '|').text).toBe('&lt;|<b>&lt;i&gt;</b>');
});

test('the indentation of the source is left out', () => {
  expect(
    html`<p>
      <b>a</b>
    </p>`.text,
  ).toBe('<p> <b>a</b> </p>');
});

test('no text leaves its place or turns the writing around', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS)), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']|\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
