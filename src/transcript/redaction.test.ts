import { describe, expect, test } from 'vitest';
import { Redaction } from './redaction.js';

function redactionOf(...secrets: string[]): Redaction {
  const redaction = new Redaction();
  for (const secret of secrets) redaction.secret(secret, 'binding-token');
  return redaction;
}

describe('a secret is replaced wherever it is written', () => {
  const secret = 'a+b/c "d"\n=é';
  const places = [
    ['as it is', `Bearer ${secret}`],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in JSON inside JSON text', `{"note":${JSON.stringify(`<${secret}>`)}}`],
    ['in JSON with escaped slashes', JSON.stringify(secret).replaceAll('/', '\\/')],
    ['in a URL', `wss://host.example/ws?t=${encodeURIComponent(secret)}`],
    ['in a URL with small hex digits', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ['in a form', encodeURIComponent(secret).replaceAll('%20', '+')],
  ];
  test.each(places)('%s', (_place, text) => {
    const redacted = redactionOf(secret).text(text);
    expect(redacted).toContain('redacted-token-1');
    expect(redacted).not.toMatch(/é|%C3/i);
  });

  test('JSON stays JSON', () => {
    const redacted = redactionOf(secret).text(JSON.stringify({ token: secret, url: `wss://h/?t=${secret}` }));
    expect(JSON.parse(redacted)).toEqual({ token: 'redacted-token-1', url: 'wss://h/?t=redacted-token-1' });
  });
});

describe('stand-ins', () => {
  test('keep equality: one for each value, valid as FHIR ids', () => {
    const redacted = redactionOf('first-secret', 'second-secret', 'first-secret').text(
      'first-secret second-secret first-secret',
    );
    expect(redacted).toBe('redacted-token-1 redacted-token-2 redacted-token-1');
    for (const standIn of redacted.split(' ')) expect(standIn).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
  });

  test('say what kind of secret they stand for', () => {
    const redaction = new Redaction();
    redaction.secret('secret-one', 'access-token');
    redaction.secret('secret-two', 'header');
    expect(redaction.text('secret-one, secret-two')).toBe('redacted-access-token-1, redacted-header-1');
  });

  test('the longest secret wins where one is part of another', () => {
    expect(redactionOf('abcdefgh', 'abcdefgh.ijkl').text('abcdefgh.ijkl abcdefgh')).toBe(
      'redacted-token-2 redacted-token-1',
    );
  });

  test('are never redacted themselves', () => {
    expect(redactionOf('redacted', 'some-secret').text('some-secret redacted')).toBe(
      'redacted-token-2 redacted-token-1',
    );
  });
});

describe('what is left alone', () => {
  test('secrets of less than four characters', () => {
    expect(redactionOf('abc').text('abc')).toBe('abc');
  });

  test('a short secret inside a longer word', () => {
    expect(redactionOf('test').text('latest test "test"')).toBe('latest redacted-token-1 "redacted-token-1"');
  });

  test('an id that everybody sees, even where a server uses it as a token', () => {
    const redaction = new Redaction();
    redaction.public('subscription-1');
    redaction.secret('subscription-1', 'binding-token');
    expect(redaction.text('Subscription/subscription-1')).toBe('Subscription/subscription-1');
  });
});

test('a secret with a lone surrogate is no trouble', () => {
  expect(redactionOf('secret\ud800').text('secret\ud800')).toBe('redacted-token-1');
});
