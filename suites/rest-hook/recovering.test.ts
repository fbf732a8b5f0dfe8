import { describe, expect, test } from 'vitest';
import { ACTIVE, becoming, FAILING, REFUSING } from './keys.js';
import { CONTROL } from './reactivating.js';
import { hookReactivates, hookRecovers, hookStaysFailed } from './recovering.js';
import { tale, type Tale } from './testing/tale.js';

const DOWN = { answer: { status: 500 } } as const;

/** Verified, took an update, then failed. */
const failed = (status = 'error') =>
  tale()
    .hooked(FAILING)
    .posted(FAILING)
    .read(FAILING, 'active')
    .updated(FAILING, 200, CONTROL)
    .event(FAILING, 1, DOWN)
    .read(FAILING, status);

describe('rest-hook.recovers', () => {
  test.each([
    ['pass', 'active after a delivery', failed().event(FAILING, 2).read(FAILING, 'active')],
    ['pass', 'active a little later', failed().event(FAILING, 2).read(FAILING, 'error').read(FAILING, 'active')],
    ['violated', 'in error after a delivery', failed().event(FAILING, 2).read(FAILING, 'error')],
    ['inconclusive', 'nothing was delivered', failed().read(FAILING, 'error')],
    [
      'inconclusive',
      'delivered after the client asked',
      failed().updated(FAILING, 200).event(FAILING, 2).read(FAILING, 'active'),
    ],
    ['inconclusive', 'not read again', failed().event(FAILING, 2)],
    ['inconclusive', 'never in error', failed('active').event(FAILING, 2).read(FAILING, 'active')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookRecovers.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.stays-failed', () => {
  const inErrorFirst = tale().hooked(FAILING).read(FAILING, 'error').posted(FAILING).read(FAILING, 'active');

  test.each([
    ['pass', 'until the client asks', failed().read(FAILING, 'error').updated(FAILING, 200).read(FAILING, 'active')],
    ['violated', 'active by itself', failed().event(FAILING, 2).read(FAILING, 'active').updated(FAILING, 200)],
    ['inconclusive', 'an error before anything failed', inErrorFirst.updated(FAILING, 200)],
    ['inconclusive', 'not watched', failed().updated(FAILING, 200)],
    ['inconclusive', 'the client never asked', failed().read(FAILING, 'error')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookStaysFailed.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.reactivates', () => {
  const asked = (told: Tale, status = 200) => told.updated(FAILING, status);
  const next = (told: Tale, number: number) =>
    told
      .and((one) => one.triggered({ expects: [FAILING], focus: 'Encounter/e9' }))
      .event(FAILING, number, { focus: 'Encounter/e9' });
  const refusedTwin = tale()
    .hooked(FAILING)
    .updated(FAILING, 405, CONTROL)
    .event(FAILING, 1, DOWN)
    .read(FAILING, 'error');
  const refusing = (after: string, told = tale()) =>
    told.hooked(REFUSING).posted(REFUSING, DOWN).read(REFUSING, 'error').updated(REFUSING, 200).read(REFUSING, after);

  test.each([
    ['pass', 'active again', asked(failed()).read(FAILING, 'active')],
    ['pass', 'counted on', next(asked(failed().counted(FAILING, 2)).read(FAILING, 'active'), 3)],
    [
      'pass',
      'what waited comes first',
      next(asked(failed().counted(FAILING, 2)).read(FAILING, 'active').event(FAILING, 2), 3),
    ],
    ['pass', 'after a second try', asked(asked(failed(), 422)).read(FAILING, 'active')],
    ['pass', 'one that was never verified', refusing('active')],
    [
      'pass',
      'counted on, whatever $status tells',
      next(asked(failed().counted(FAILING, 6)).read(FAILING, 'active'), 4),
    ],
    ['violated', 'counted anew', next(asked(failed().counted(FAILING, 2)).read(FAILING, 'active'), 1)],
    ['violated', 'stays in error', asked(failed()).read(FAILING, 'error').inVain(becoming(FAILING, ACTIVE))],
    ['inconclusive', 'cut short', asked(failed()).read(FAILING, 'error')],
    ['violated', 'refused', asked(failed(), 422)],
    [
      'violated',
      'one of two stays in error',
      refusing('error', asked(failed()).read(FAILING, 'active')).inVain(becoming(REFUSING, ACTIVE)),
    ],
    ['inconclusive', 'no update is taken at all', asked(refusedTwin, 405)],
    ['inconclusive', 'nothing ever becomes active', refusing('requested')],
    ['inconclusive', 'not asked', failed()],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookReactivates.judge(told.history()).outcome).toBe(outcome);
  });

  test('what was not in error when its client asked is no case of it', () => {
    const told = asked(failed().event(FAILING, 2).read(FAILING, 'active')).read(FAILING, 'active');
    expect(hookReactivates.judge(told.history()).outcome).not.toBe('violated');
  });
});
