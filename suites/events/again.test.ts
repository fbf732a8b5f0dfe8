import { describe, expect, test } from 'vitest';
import { having } from '../../src/model/testing/story.js';
import { eventsMissed, eventsNumbersKept } from './again.js';
import { inquiry, type Inquiry } from './testing/inquiry.js';

const only = (...numbers: readonly number[]): Inquiry => ({ every: { numbers } });
const nowhere: Inquiry = { every: { status: 404 } };
const byPostOnly: Inquiry = { every: { status: 405 }, replies: { posted: {} } };

describe.each(['R4', 'R4B', 'R5'] as const)('events told again in %s', (release) => {
  test.each<[string, Inquiry, string]>([
    ['all of them', {}, 'pass'],
    ['by POST only', byPostOnly, 'pass'],
    ['only what was missed', only(3, 4), 'pass'],
    ['only what was heard', only(1, 2), 'violated'],
    ['one of two', only(1, 2, 3), 'violated'],
    ['told by their numbers', { every: { content: 'empty' } }, 'pass'],
    ['one of two, by numbers', { every: { content: 'empty', numbers: [1, 2, 3] } }, 'violated'],
    ['one that was not heard in time is not missed', { heard: [1], ...only(3, 4) }, 'pass'],
    ['they never counted', { counts: [2, 2, 2], every: { count: 2, numbers: [1, 2] } }, 'inconclusive'],
    ['none was caused', { missed: 0 }, 'inconclusive'],
    ['not offered', nowhere, 'skip'],
  ])('events.missed, %s: %s', (_words, wish, outcome) => {
    expect(eventsMissed.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });

  test.each<[string, Inquiry, string]>([
    ['the numbers they had', {}, 'pass'],
    ['nothing was heard', { heard: [] }, 'inconclusive'],
    ['nothing that was heard is told', only(3, 4), 'inconclusive'],
    ['no focus tells which they are', { every: { content: 'empty' } }, 'inconclusive'],
    ['not offered', nowhere, 'skip'],
  ])('events.numbers-kept, %s: %s', (_words, wish, outcome) => {
    expect(eventsNumbersKept.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});

test('an event that is told with another number is found', () => {
  const notified = inquiry({
    replies: { every: { spoil: having('entry[0].resource.notificationEvent[0].eventNumber', '41') } },
  });
  expect(eventsNumbersKept.judge(notified)).toMatchObject({
    outcome: 'violated',
    findings: [{ path: 'Bundle.entry[0].resource.notificationEvent[0].eventNumber', expected: '1', actual: '41' }],
  });
});
