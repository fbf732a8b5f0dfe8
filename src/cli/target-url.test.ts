import { expect, test } from 'vitest';
import { targetUrl } from './target-url.js';

test.each([
  ['http://127.0.0.1:8080/r5', 'http://127.0.0.1:8080/r5'],
  ['https://example.org/fhir/', 'https://example.org/fhir'],
  ['HTTP://Example.ORG', 'http://example.org'],
])('%s is taken as %s', (text, url) => {
  expect(targetUrl(text)).toBe(url);
});

test.each([
  ['example.org/fhir', 'has to begin with http:// or https://'],
  ['localhost:8080', 'has to begin with http:// or https://'],
  ['wss://example.org', 'has to begin with http:// or https://'],
  ['https://me:secret@example.org/fhir', 'user name or password'],
  ['https://example.org/fhir?x=1', 'query or fragment'],
])('%s is refused: %s', (text, message) => {
  expect(() => targetUrl(text)).toThrow(message);
});

test('a password is not repeated', () => {
  expect(() => targetUrl('https://me:secret@example.org')).toThrow(/^(?!.*secret)/);
});
