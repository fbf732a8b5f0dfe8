import { describe, expect, test } from 'vitest';
import { REPEATED } from './asking.js';
import { statusCount, statusCountRight, statusNotRaised } from './counting.js';
import { inquiry, type Inquiry, type Reply } from './testing/inquiry.js';

const told = (count: number | null): Reply => ({ told: [{ id: 'sub-busy', count }] });
/** The counts of the repeated calls, of the control after them, and after events. */
const counts = (repeated: readonly number[], control: number, later?: number): Inquiry['replies'] => ({
  ...Object.fromEntries(REPEATED.map((about, index) => [about, told(repeated[index] ?? 0)])),
  control: told(control),
  ...(later === undefined ? {} : { 'after-events': told(later) }),
});
const OFFERED = { status: 404, answer: '' };

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  test.each<[string, Inquiry, string]>([
    ['the same count each time', {}, 'pass'],
    ['one more with each call', { replies: counts([3, 4, 5, 6], 7) }, 'violated'],
    ['two more with each call', { replies: counts([0, 2, 4, 6], 8) }, 'violated'],
    ['some more, with others about', { replies: counts([3, 4, 4, 5], 5) }, 'inconclusive'],
    ['more with some calls than with others', { replies: counts([3, 4, 9, 10], 11) }, 'inconclusive'],
    ['one more with each call, and more without', { replies: counts([3, 4, 5, 6], 8) }, 'inconclusive'],
    ['one more with each call, and none with the last', { replies: counts([3, 4, 5, 6], 6) }, 'inconclusive'],
    ['more all the time, with or without calls', { replies: counts([3, 4, 5, 6], 9) }, 'inconclusive'],
    ['one more each time of everybody', { replies: counts([3, 4, 5, 6], 7), facts: UNFILTERED }, 'inconclusive'],
    ['no control', { replies: { ...counts([3, 4, 5, 6], 7), control: null } }, 'inconclusive'],
    ['no count', { every: told(null) }, 'inconclusive'],
    ['no answer', { every: OFFERED }, 'skip'],
  ])('status.not-raised: %s', (_words, wish, outcome) => {
    expect(statusNotRaised.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });

  test.each<[string, Inquiry, string]>([
    ['as many more as events', { replies: counts([5, 5, 5, 5], 5, 7) }, 'pass'],
    ['one too few', { replies: counts([5, 5, 5, 5], 5, 6) }, 'violated'],
    ['none', { replies: counts([0, 0, 0, 0], 0, 0) }, 'violated'],
    ['more, as others may have caused', { replies: counts([5, 5, 5, 5], 5, 9) }, 'inconclusive'],
    ['no event was caused', { triggers: 0 }, 'inconclusive'],
    ['not asked again', { replies: { 'after-events': null } }, 'inconclusive'],
  ])('status.count-right: %s', (_words, wish, outcome) => {
    expect(statusCountRight.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});

const UNFILTERED: Inquiry['facts'] = {
  topic: { url: 'http://host.example/topics/encounter-complete', resource: 'Encounter', interactions: ['create'] },
};

test('the count is to be given, zero as well', () => {
  expect(statusCount.judge(inquiry()).outcome).toBe('pass');
  expect(statusCount.judge(inquiry({ replies: { instance: told(null) } })).outcome).toBe('violated');
  expect(statusCount.judge(inquiry({ every: OFFERED })).outcome).toBe('skip');
});
