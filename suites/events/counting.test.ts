import { describe, expect, test } from 'vitest';
import { eventsCount, eventsCountRight, eventsNotRaised } from './counting.js';
import { inquiry, type Inquiry } from './testing/inquiry.js';

const UNFILTERED: Inquiry['facts'] = {
  topic: { url: 'http://host.example/topics/encounter-complete', resource: 'Encounter', interactions: ['create'] },
};
/** An answer that tells all events so far. */
const upTo = (last: number) => ({ numbers: Array.from({ length: last }, (_, index) => index + 1) });

const nowhere: Inquiry = { every: { status: 404 } };

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  test.each<[string, Inquiry, string]>([
    ['the same count before and after', {}, 'pass'],
    ['one more with each call', { counts: [4, 13, 13] }, 'violated'],
    ['one more with each call and an event', { counts: [4, 14, 14], replies: { posted: upTo(5) } }, 'violated'],
    ['as many events as calls', { counts: [4, 13, 13], replies: { posted: upTo(13) } }, 'inconclusive'],
    ['some more, as others may have caused', { counts: [4, 6, 6] }, 'inconclusive'],
    ['more all the time, with or without calls', { counts: [4, 13, 22] }, 'inconclusive'],
    ['one more with each call, of everybody', { counts: [4, 13, 13], facts: UNFILTERED }, 'inconclusive'],
    ['no later count', { counts: [4, 13] }, 'inconclusive'],
    ['no $status: the answers themselves', { counts: [] }, 'pass'],
    ['no count at all', { counts: [], every: { count: null } }, 'inconclusive'],
    ['not offered', nowhere, 'skip'],
  ])('events.not-raised, %s: %s', (_words, wish, outcome) => {
    expect(eventsNotRaised.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });

  test.each<[string, Inquiry, string]>([
    ['all events so far', {}, 'pass'],
    ['those of the answer', { replies: { missed: { count: 2 } } }, 'violated'],
    ['more than in the answer', { every: { count: 9 } }, 'pass'],
    ['none given', { every: { count: null } }, 'inconclusive'],
    ['no events', { every: { numbers: [] } }, 'inconclusive'],
    ['not offered', nowhere, 'skip'],
  ])('events.count-right, %s: %s', (_words, wish, outcome) => {
    expect(eventsCountRight.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});

test('the count is to be given', () => {
  expect(eventsCount.judge(inquiry()).outcome).toBe('pass');
  expect(eventsCount.judge(inquiry({ replies: { since: { count: null } } })).outcome).toBe('violated');
  expect(eventsCount.judge(inquiry(nowhere)).outcome).toBe('skip');
});
