import { describe, expect, test } from 'vitest';
import { Forger } from './forged-credentials.js';
import { Secrets, type Secret } from './secrets.js';

function forger(): { readonly forger: Forger; readonly heard: Secret[] } {
  const heard: Secret[] = [];
  return { forger: new Forger(new Secrets((value, kind) => heard.push({ value, kind }))), heard };
}

const forged = (headers: Record<string, string>) => forger().forger.headers(headers);

describe('made-up credentials', () => {
  test.each([
    ['a token', 'Bearer abcXYZ-0123456789', /^Bearer [a-z]{3}[A-Z]{3}-\d{10}$/],
    ['a JWT, of which only the signature is another', 'Bearer eyJh.eyJz.c2ln', /^Bearer eyJh\.eyJz\.[a-z]\d[a-z]{2}$/],
    ['what has no letters', 'Bearer ---', /^Bearer ---x$/],
    ['a value without scheme', 'abcdef', /^[a-z]{6}$/],
  ])('look like %s', (_kind, authorization, form) => {
    const made = forged({ authorization })['authorization'];
    expect(made).toMatch(form);
    expect(made).not.toBe(authorization);
  });

  test('have another user and password, so that wrong ones lock nobody out', () => {
    const pair = Buffer.from('anna:geheim').toString('base64');
    const [scheme, made = ''] = forged({ authorization: `Basic ${pair}` })['authorization']?.split(' ') ?? [];
    expect(scheme).toBe('Basic');
    expect(Buffer.from(made, 'base64').toString()).toMatch(/^(?!anna)[a-z]{4}:(?!geheim)[a-z]{6}$/);
  });

  test('leave other headers alone where there is an Authorization', () => {
    expect(forged({ authorization: 'Bearer abcdef', 'x-key': 'key-1' })).toMatchObject({ 'x-key': 'key-1' });
  });

  test('are in every header that could be one, where there is none', () => {
    const made = forged({ 'x-key': 'key-1', accept: 'application/json' });
    expect(made['x-key']).toMatch(/^(?!key-1)[a-z]{3}-\d$/);
    expect(made['accept']).toBe('application/json');
  });

  test('are the same for the same, and secret like what they were made from', () => {
    const { forger: one, heard } = forger();
    const [first, second] = [1, 2].map(() => one.headers({ authorization: 'Bearer abcdef' })['authorization']);
    expect(second).toBe(first);
    expect(heard.map(({ value }) => value)).toEqual([first?.slice('Bearer '.length)]);
  });
});
