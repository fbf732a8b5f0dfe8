import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redaction } from './redaction.js';

const secret = fc
  .string({ minLength: 8, maxLength: 40, unit: 'binary-ascii' })
  .filter((text) => text.trim().length >= 8);

const around = fc.string({ maxLength: 12 });

test('a secret that is encoded, alone or within a text, is not in what is decoded', () => {
  fc.assert(
    fc.property(
      secret,
      around,
      around,
      fc.constantFrom('base64' as const, 'base64url' as const),
      (value, before, after, form) => {
        const redaction = new Redaction();
        redaction.secret(value, 'header');
        const encoded = redaction.text(Buffer.from(`${before}${value}${after}`).toString(form));
        expect(Buffer.from(encoded, form).toString('latin1')).not.toContain(Buffer.from(value).toString('latin1'));
      },
    ),
  );
});

test('what was valid base64 stays so', () => {
  const redaction = new Redaction();
  redaction.secret('correct horse battery', 'header');
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const encoded = Buffer.from(`${before}correct horse battery staple`).toString('base64');
    expect(redaction.text(encoded)).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    expect(redaction.text(encoded)).not.toBe(encoded);
  }
});

test('equal secrets stay equal and others different', () => {
  const redaction = new Redaction();
  redaction.secret('first-secret', 'header');
  redaction.secret('other-secret', 'header');
  const [first, again, other] = ['first-secret', 'first-secret', 'other-secret'].map((value) =>
    redaction.text(Buffer.from(value).toString('base64')),
  );
  expect(first).toBe(again);
  expect(first).not.toBe(other);
});
