import { describe, expect, test } from 'vitest';
import { hookAnySuccess, hookSilentAfterDeletion, hookTimeout } from './delivering.js';
import { EMPTY, SILENT, SOUND } from './keys.js';
import { tale, type Tale } from './testing/tale.js';

describe('rest-hook.any-success', () => {
  const answered = (...codes: number[]) =>
    codes.reduce(
      (told, status, index) => told.event(SOUND, index + 1, { answer: { status } }),
      tale().hooked(SOUND).posted(SOUND),
    );
  const deleted = (told: Tale) =>
    told.and((one) => one.exchange({ purpose: 'delete', about: SOUND, method: 'DELETE', status: 405 }));

  test.each([
    ['pass', 'each once', answered(200, 201, 204).read(SOUND, 'active')],
    ['pass', 'one resource may change twice', answered(200, 201).event(SOUND, 3, { focus: 'Encounter/e1' })],
    ['pass', 'what comes after the story is none of it', deleted(answered(200, 201)).event(SOUND, 2)],
    ['violated', 'again after 204', answered(200, 204).event(SOUND, 2)],
    ['violated', 'error after 202', answered(200, 202).read(SOUND, 'error')],
    [
      'pass',
      'again after an error',
      answered(200, 201)
        .event(SOUND, 3, { answer: { status: 500 } })
        .event(SOUND, 3),
    ],
    ['inconclusive', 'one kind of success', answered(200, 200)],
    ['inconclusive', 'none', tale().hooked(SOUND).posted(SOUND)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookAnySuccess.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.timeout, 1 s', () => {
  const silent = (timeoutS?: number) => tale().hooked(SILENT, { asked: { timeoutS: 1 }, granted: { timeoutS } });
  const hung = (hungMs: number) => silent(1).posted(SILENT, { answer: 'hung', hungMs });
  const late = () => silent(1).posted(SILENT, { answer: { status: 200, afterMs: 5_000 } });
  const stood = silent(1)
    .posted(SILENT, { answer: 'none' })
    .and((told) =>
      told
        .after(5_000)
        .late(2_000)
        .entry({ kind: 'hook-answered', connection: `hook-${SILENT}`, delivery: 1, how: 'hung' }),
    );

  test.each([
    ['pass', 'given up in time', hung(1_010)],
    ['pass', 'given up early, as no rule forbids', hung(400)],
    ['pass', 'given up within the allowance', hung(3_900)],
    ['violated', 'given up too late', hung(4_900)],
    ['violated', 'a late answer counts as success', late().read(SILENT, 'active')],
    ['pass', 'a late answer does not count', late().read(SILENT, 'error')],
    ['inconclusive', 'what it counted for was not seen', late().read(SILENT, 'requested')],
    ['inconclusive', 'the harness itself was late', stood],
    ['inconclusive', 'another time-out was granted', silent(30).posted(SILENT, { answer: 'hung' })],
    ['skip', 'no time-out is stored', silent().posted(SILENT, { answer: 'hung' })],
    ['inconclusive', 'the story ended first', silent(1).posted(SILENT, { answer: 'none' })],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookTimeout.judge(told.history()).outcome).toBe(outcome);
  });

  test('an attempt that was made again before the late answer had been given up', () => {
    const told = silent(1)
      .posted(SILENT, { answer: 'none' })
      .posted(SILENT, { answer: 'none' })
      .and((one) =>
        one
          .after(5_000)
          .entry({ kind: 'hook-answered', connection: `hook-${SILENT}`, delivery: 1, status: 200, how: 'answered' }),
      )
      .read(SILENT, 'active');
    expect(hookTimeout.judge(told.history()).outcome).toBe('pass');
  });
});

describe('rest-hook.silent-after-deletion', () => {
  const removed = (status = 204) =>
    tale()
      .hooked(SOUND)
      .posted(SOUND)
      .hooked(EMPTY)
      .posted(EMPTY)
      .and((told) => told.exchange({ purpose: 'delete', about: SOUND, method: 'DELETE', status }));
  const caused = (told: Tale) => told.and((one) => one.triggered({ because: 'deleted', focus: 'Encounter/e7' }));

  test.each([
    ['pass', 'only the other is told', caused(removed()).event(EMPTY, 1, { focus: 'Encounter/e7' })],
    ['pass', 'what was on its way', caused(removed().event(SOUND, 1)).event(EMPTY, 2, { focus: 'Encounter/e7' })],
    ['violated', 'told of the new event', caused(removed()).event(SOUND, 1, { focus: 'Encounter/e7' })],
    [
      'violated',
      'a heartbeat much later',
      removed()
        .and((told) => told.after(3_000))
        .posted(SOUND, { type: 'heartbeat' }),
    ],
    ['inconclusive', 'nobody was told', caused(removed())],
    ['inconclusive', 'not deleted', caused(removed(405)).event(SOUND, 1, { focus: 'Encounter/e7' })],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookSilentAfterDeletion.judge(told.history()).outcome).toBe(outcome);
  });
});
