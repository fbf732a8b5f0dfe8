import { describe, expect, test } from 'vitest';
import { DENYING, REFUSING, SILENT, SOUND, UNREACHABLE } from './keys.js';
import { hookErrorOnRefusal, hookErrorOnUnreachable } from './refusing.js';
import { tale, type Tale } from './testing/tale.js';

describe('rest-hook.error-on-refusal', () => {
  const turnedDown = (key: string, status: number, read: string, told = tale()) =>
    told.hooked(key).posted(key, { answer: { status } }).read(key, read);

  test.each([
    ['pass', 'error after 500', turnedDown(REFUSING, 500, 'error')],
    ['pass', 'error after both', turnedDown(DENYING, 404, 'error', turnedDown(REFUSING, 500, 'error'))],
    [
      'pass',
      'active once the endpoint is sound',
      turnedDown(REFUSING, 500, 'error').posted(REFUSING).read(REFUSING, 'active'),
    ],
    ['violated', 'active after 500', turnedDown(REFUSING, 500, 'active')],
    ['violated', 'active after 404 only', turnedDown(DENYING, 404, 'active', turnedDown(REFUSING, 500, 'error'))],
    ['advise', 'off at once (A70)', turnedDown(REFUSING, 500, 'off')],
    ['inconclusive', 'still requested', turnedDown(REFUSING, 500, 'requested')],
    [
      'inconclusive',
      'not read',
      tale()
        .hooked(REFUSING)
        .posted(REFUSING, { answer: { status: 500 } }),
    ],
    ['inconclusive', 'in error before anything came', tale().hooked(REFUSING).read(REFUSING, 'error')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookErrorOnRefusal.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.error-on-unreachable', () => {
  const sound = () => tale().hooked(SOUND).posted(SOUND);
  const dead = (status: number, read?: string) => {
    const told = sound().and((one) => one.exchange({ purpose: 'create', about: UNREACHABLE, method: 'POST', status }));
    return read === undefined ? told : told.read(UNREACHABLE, read);
  };
  const silent = (told: Tale, answer: 'hung' | number, read: string) =>
    told
      .hooked(SILENT)
      .posted(SILENT, { answer: answer === 'hung' ? answer : { status: answer, afterMs: 5_000 } })
      .read(SILENT, read);

  test.each([
    ['pass', 'error where nothing listens', dead(201, 'error')],
    ['pass', 'refused at once', dead(422)],
    ['pass', 'error where nothing answers', silent(sound(), 'hung', 'error')],
    ['violated', 'active where nothing listens', silent(dead(201, 'active'), 'hung', 'error')],
    ['violated', 'active where nothing answers', silent(dead(422), 'hung', 'active')],
    ['pass', 'a late answer that counts is for another rule', silent(dead(422), 200, 'active')],
    ['inconclusive', 'still requested', dead(201, 'requested')],
    ['inconclusive', 'a server that fails over it', dead(500)],
    ['inconclusive', 'not tried', sound()],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookErrorOnUnreachable.judge(told.history()).outcome).toBe(outcome);
  });
});
