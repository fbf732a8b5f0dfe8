import { describe, expect, test } from 'vitest';
import { having, without } from '../../src/model/testing/story.js';
import { eventsContentLevel, eventsStatusTopicTime } from './content.js';
import { inquiry, type Inquiry } from './testing/inquiry.js';

const reply = (about: string, content: string): Inquiry => ({ replies: { [about]: { content } } });

describe.each(['R4', 'R4B', 'R5'] as const)('events.content-level in %s', (release) => {
  test.each<[string, Inquiry, string]>([
    ['as asked for', {}, 'pass'],
    ['always that of the Subscription', { every: { content: 'id-only' } }, 'pass'],
    ['never with focus', { every: { content: 'empty' } }, 'violated'],
    ['always with resources', { every: { content: 'full-resource' } }, 'violated'],
    ['no focus where none asked for it', reply('every', 'empty'), 'violated'],
    ['resources with id-only', reply('content-id-only', 'full-resource'), 'violated'],
    ['no events', { every: { numbers: [] } }, 'inconclusive'],
    ['an outcome before the status', { every: { spoil: having('entry[0].resource', OUTCOME) } }, 'inconclusive'],
    ['not offered', { every: { status: 405 }, replies: { beyond: { status: 405 } } }, 'skip'],
  ])('%s: %s', (_words, wish, outcome) => {
    expect(eventsContentLevel.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});

const OUTCOME = { resourceType: 'OperationOutcome', issue: [] };
const status = 'entry[0].resource';

test.each([
  ['all of it', having(`${status}.status`, 'active'), 'pass'],
  ['no status', without(`${status}.status`), 'violated'],
  ['no topic', without(`${status}.topic`), 'violated'],
  ['no time', without(`${status}.notificationEvent[1].timestamp`), 'violated'],
])('events.status-topic-time, %s: %s', (_words, spoil, outcome) => {
  expect(eventsStatusTopicTime.judge(inquiry({ replies: { every: { spoil } } })).outcome).toBe(outcome);
});
