import { expect, test } from 'vitest';
import type { Progress } from '../model/index.js';
import { advance, NOTHING_YET, progressText } from './progress-text.js';

function textAfter(...story: Progress[]): string {
  return progressText(story.reduce(advance, NOTHING_YET), 9, 1000);
}

const started = (scenario: string): Progress => ({ kind: 'scenario-started', scenario, title: scenario });
const beating: Progress = {
  kind: 'waiting',
  scenario: 'heartbeat',
  what: 'heartbeat 2 of 3',
  dueAt: 2400,
  limitAt: 4400,
};

test('says what is waited for and when it is due', () => {
  expect(textAfter(started('heartbeat'), beating)).toBe(
    '0 of 9 scenarios done · heartbeat: heartbeat 2 of 3, next due in 1.4 s',
  );
});

test('says how long at most where nothing is due, or it is overdue', () => {
  const waiting = { kind: 'waiting', scenario: 'session', what: 'event', limitAt: 3000 } as const;
  expect(textAfter(started('session'), waiting)).toContain('session: event, waiting 2.0 s at most');
  expect(textAfter(started('session'), { ...waiting, dueAt: 900 })).toContain('waiting 2.0 s at most');
});

test('sums up several scenarios under the one that is due next', () => {
  const text = textAfter(
    started('session'),
    { kind: 'waiting', scenario: 'session', what: 'event', limitAt: 9000 },
    started('payload'),
    started('heartbeat'),
    beating,
    { kind: 'note', scenario: 'payload', text: 'noted' },
  );
  expect(text).toBe('0 of 9 scenarios done · heartbeat: heartbeat 2 of 3, next due in 1.4 s · 2 more under way');
});

test('forgets waits and scenarios that are over', () => {
  expect(
    textAfter(started('heartbeat'), beating, { kind: 'waited', scenario: 'heartbeat', what: 'x', met: true }),
  ).toBe('0 of 9 scenarios done · heartbeat');
  expect(
    textAfter(started('heartbeat'), beating, {
      kind: 'scenario-finished',
      scenario: 'heartbeat',
      outcome: 'completed',
    }),
  ).toBe('1 of 9 scenarios done');
});
