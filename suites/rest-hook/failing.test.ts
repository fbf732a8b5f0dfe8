import { describe, expect, test } from 'vitest';
import { hookFailureCounted, hookFailureNoticed, hookFailureStatus } from './failing.js';
import { becoming, FAILED, FAILING } from './keys.js';
import { statusInError } from './status-in-error.js';
import type { Story } from '../../src/model/testing/story.js';
import { tale, type Tale } from './testing/tale.js';

const DOWN = { answer: { status: 500 } } as const;

const active = () => tale().hooked(FAILING).posted(FAILING).read(FAILING, 'active').counted(FAILING, 0);
const caused = (told: Tale) => told.and((one) => one.triggered({ because: 'failing' }));
const failed = () => caused(active()).event(FAILING, 1, DOWN);
const inVain = (told: Tale) => told.inVain(becoming(FAILING, FAILED));
const recovering = (told: Tale) => told.and((one) => one.triggered({ because: 'recovering' }));

describe('rest-hook.failure-status', () => {
  test.each([
    ['pass', 'error', failed().read(FAILING, 'error')],
    ['pass', 'off', failed().read(FAILING, 'off')],
    ['advise', 'active all the time', inVain(failed().read(FAILING, 'active'))],
    ['inconclusive', 'active, and cut short', failed().read(FAILING, 'active')],
    ['inconclusive', 'not read', failed()],
    ['inconclusive', 'read when all was well again', recovering(failed()).read(FAILING, 'active')],
    ['inconclusive', 'nothing failed', caused(active()).event(FAILING, 1).read(FAILING, 'active')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookFailureStatus.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.failure-noticed', () => {
  test.each([
    ['pass', 'by the status', failed().read(FAILING, 'error')],
    ['pass', 'by another attempt', failed().event(FAILING, 1, DOWN).read(FAILING, 'active')],
    ['pass', 'by an error listed', failed().counted(FAILING, 1, { error: [{ text: 'bad response' }] })],
    ['violated', 'not at all', inVain(failed().event(FAILING, 2, DOWN).read(FAILING, 'active')).counted(FAILING, 2)],
    ['inconclusive', 'cut short', failed().event(FAILING, 2, DOWN).read(FAILING, 'active')],
    ['inconclusive', 'nothing failed', active()],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookFailureNoticed.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.failure-counted', () => {
  const twice = () => caused(failed()).event(FAILING, 2, DOWN);

  test.each([
    ['pass', 'both events', twice().counted(FAILING, 2)],
    ['pass', 'events of others too', twice().counted(FAILING, 5)],
    ['violated', 'one is lost', twice().counted(FAILING, 1)],
    ['inconclusive', 'counted before only', twice()],
    ['inconclusive', 'nothing failed', active().counted(FAILING, 0)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookFailureCounted.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('status.in-error', () => {
  const wrapped = (told: Story) =>
    told.exchange({ purpose: 'status', about: FAILING, status: 200, answer: { resourceType: 'Parameters' } });
  const broken = (status: number) =>
    failed()
      .read(FAILING, 'error')
      .and((told) => told.exchange({ purpose: 'status', about: FAILING, status }));

  test.each([
    ['pass', 'error', failed().read(FAILING, 'error').counted(FAILING, 1, { status: 'error' })],
    ['violated', 'active', failed().read(FAILING, 'error').counted(FAILING, 1, { status: 'active' })],
    ['violated', 'answered 500', broken(500)],
    [
      'inconclusive',
      'switched off meanwhile',
      failed().read(FAILING, 'error').counted(FAILING, 1, { status: 'off' }).read(FAILING, 'off'),
    ],
    ['inconclusive', 'not in error', failed().read(FAILING, 'active').counted(FAILING, 1, { status: 'active' })],
    ['inconclusive', 'not called', failed().read(FAILING, 'error')],
    ['inconclusive', 'no status at all', failed().read(FAILING, 'error').counted(FAILING, 1)],
    ['inconclusive', 'no Bundle', failed().read(FAILING, 'error').and(wrapped)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(statusInError.judge(told.history()).outcome).toBe(outcome);
  });

  test('a server without the operation is not blamed', () => {
    const told = tale()
      .hooked(FAILING)
      .and((one) => one.exchange({ purpose: 'status', about: FAILING, status: 404 }))
      .event(FAILING, 1, DOWN)
      .read(FAILING, 'error')
      .and((one) => one.exchange({ purpose: 'status', about: FAILING, status: 404 }));
    expect(statusInError.judge(told.history()).outcome).toBe('skip');
  });
});
