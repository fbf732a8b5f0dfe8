import { describe, expect, test } from 'vitest';
import { ACTIVE, becoming, EMPTY, FULL, REST_HOOK, SHAKING_HANDS, SOUND } from './keys.js';
import { tale, type Tale } from './testing/tale.js';
import { hookActivates, hookHandshake, hookNotBeforeVerified, hookRequested } from './verifying.js';

const HELD = { answer: { status: 200, afterMs: 600 } } as const;

/** A Subscription whose handshake is held back and then answered, with what happens before its answer. */
const held = (meanwhile: (told: Tale) => Tale) => {
  const told = tale().hooked(SOUND).posted(SOUND, { answer: 'none' });
  return meanwhile(told).and((story) =>
    story.entry({ kind: 'hook-answered', connection: `hook-${SOUND}`, delivery: 1, status: 200, how: 'answered' }),
  );
};

const refusedEverywhere = () =>
  tale().and((told) => told.exchange({ purpose: 'create', about: SOUND, method: 'POST', status: 422 }));

describe('where nothing applies', () => {
  test('the target can reach no endpoint', () => {
    const history = tale()
      .and((told) => told.skipped(REST_HOOK, 'the target is on another machine', '--endpoint-url'))
      .history();
    expect(hookRequested.judge(history)).toEqual({ outcome: 'skip', message: 'the target is on another machine' });
  });

  test('the server refuses every rest-hook', () => {
    expect(hookRequested.judge(refusedEverywhere().history())).toMatchObject({ outcome: 'skip' });
  });

  test('but one that fails over it is not acquitted', () => {
    const told = tale().and((one) => one.exchange({ purpose: 'create', about: SOUND, method: 'POST', status: 500 }));
    expect(hookRequested.judge(told.history()).outcome).toBe('inconclusive');
  });
});

describe('rest-hook.requested', () => {
  test.each([
    ['pass', 'requested until the answer', held((told) => told.read(SOUND, 'requested')).read(SOUND, 'active')],
    ['violated', 'active before the answer', held((told) => told.read(SOUND, 'active'))],
    ['violated', 'error before the answer', held((told) => told.read(SOUND, 'error'))],
    ['violated', 'active without any handshake', tale().hooked(SOUND).read(SOUND, 'active')],
    ['inconclusive', 'read too late', held((told) => told).read(SOUND, 'active')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookRequested.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.handshake', () => {
  test.each([
    ['pass', 'a handshake', tale().hooked(SOUND).posted(SOUND)],
    ['pass', 'in R4', tale({ release: 'R4' }).hooked(SOUND).posted(SOUND)],
    [
      'pass',
      'after a look at the endpoint',
      tale().hooked(SOUND).posted(SOUND, { method: 'HEAD', text: '' }).posted(SOUND),
    ],
    ['violated', 'nothing', tale().hooked(SOUND).inVain(`${SHAKING_HANDS} ${SOUND}`)],
    ['inconclusive', 'nothing yet', tale().hooked(SOUND)],
    ['violated', 'by PUT', tale().hooked(SOUND).posted(SOUND, { method: 'PUT' })],
    ['violated', 'an empty object', tale().hooked(SOUND).posted(SOUND, { text: '{}' })],
    ['violated', 'an event first', tale().hooked(SOUND).event(SOUND, 1).posted(SOUND)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookHandshake.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.activates', () => {
  const answered = (key: string, status: number, after: string, told = tale()) =>
    told.hooked(key).posted(key, { answer: { status } }).read(key, after);

  test.each([
    ['pass', 'active', answered(SOUND, 200, 'active')],
    ['pass', 'active after every success', answered(FULL, 202, 'active', answered(SOUND, 200, 'active'))],
    ['violated', 'requested for good', answered(SOUND, 200, 'requested').inVain(becoming(SOUND, ACTIVE))],
    ['inconclusive', 'requested, and cut short', answered(SOUND, 200, 'requested')],
    [
      'advise',
      '200 alone counts',
      answered(EMPTY, 201, 'error', answered(SOUND, 200, 'active')).inVain(becoming(EMPTY, ACTIVE)),
    ],
    ['inconclusive', 'the answer was no success', answered(SOUND, 500, 'error')],
    ['inconclusive', 'not read', tale().hooked(SOUND).posted(SOUND)],
    ['inconclusive', 'no handshake', tale().hooked(SOUND).read(SOUND, 'requested')],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookActivates.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.not-before-verified', () => {
  const caused = (told: Tale) => told.and((story) => story.triggered({ because: 'unverified' }));
  const beside = (meanwhile: (told: Tale) => Tale) => {
    const told = tale().hooked(EMPTY).posted(EMPTY).hooked(SOUND).posted(SOUND, { answer: 'none' });
    return meanwhile(told).and((story) =>
      story.entry({ kind: 'hook-answered', connection: `hook-${SOUND}`, delivery: 1, status: 200, how: 'answered' }),
    );
  };

  test.each([
    ['pass', 'only the other was told', beside((told) => caused(told).event(EMPTY, 1)).event(SOUND, 1)],
    ['violated', 'told before', beside((told) => caused(told).event(SOUND, 1))],
    ['inconclusive', 'nobody was told in that time', beside(caused).event(EMPTY, 1).event(SOUND, 1)],
    ['inconclusive', 'no event', held((told) => told)],
    ['inconclusive', 'an event afterwards', caused(held((told) => told))],
    ['inconclusive', 'no handshake', caused(tale().hooked(SOUND).hooked(EMPTY)).event(EMPTY, 1)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookNotBeforeVerified.judge(told.history()).outcome).toBe(outcome);
  });
});

test('an answer that is held back for a while is an answer', () => {
  const told = tale().hooked(SOUND).posted(SOUND, HELD).read(SOUND, 'active');
  expect(hookActivates.judge(told.history()).outcome).toBe('pass');
});
