import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { having, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { eventsBundle, eventsEntries, eventsType } from './bundle.js';
import { inquiry } from './testing/inquiry.js';
import { eventsValid } from './valid.js';
import { named } from '../status/testing/named.js';

const one: Spoil = (bundle) => bundle;
const outcomeFirst: Spoil = (bundle) => ({
  ...bundle,
  entry: [
    { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] } },
    ...(Array.isArray(bundle['entry']) ? bundle['entry'] : []),
  ],
});

const always: readonly (readonly [Check, string, Spoil, string])[] = [
  [eventsBundle, 'a notification', one, 'pass'],
  [eventsBundle, 'a searchset', having('type', 'searchset'), 'violated'],
  [eventsBundle, 'another resource first', outcomeFirst, 'violated'],
  [eventsType, 'query-event', one, 'pass'],
  [eventsValid, 'a valid answer', one, 'pass'],
  [eventsValid, 'a searchset, for events.bundle', having('type', 'searchset'), 'pass'],
  [eventsValid, 'a day in place of an instant', having('timestamp', '2030-01-01'), 'violated'],
];

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  test.each(named(always))('%s: %s: %s', (_id, _words, outcome, spoil, check) => {
    expect(check.judge(inquiry({ release, replies: { every: { spoil } } })).outcome).toBe(outcome);
  });

  test.each([eventsBundle, eventsType, eventsValid])('$id where $events is not offered', (check) => {
    const every = { status: 404, answer: '' };
    const replies = { beyond: { status: 404, answer: '' } };
    expect(check.judge(inquiry({ release, every, replies })).outcome).toBe('skip');
  });
});

describe.each(['R4', 'R4B'] as const)('the entries of a history of %s', (release) => {
  test.each([
    ['request and response', one, 'pass'],
    ['no request', without('entry[0].request'), 'violated'],
    ['no response', without('entry[0].response'), 'violated'],
    ['a call of $events', having('entry[0].request.url', 'Subscription/sub-asked/$events'), 'pass'],
    ['a read of the Subscription', having('entry[0].request.url', 'Subscription/sub-asked'), 'advise'],
  ])('%s: %s', (_words, spoil, outcome) => {
    expect(eventsEntries.judge(inquiry({ release, replies: { every: { spoil } } })).outcome).toBe(outcome);
  });
});

const typed = (type: string): Spoil => having('entry[0].resource.type', type);

test.each([
  ['R4B', 'event-notification', 'advise'],
  ['R4B', 'query-status', 'violated'],
  ['R5', 'event-notification', 'violated'],
  ['R5', 'query-status', 'violated'],
] as const)('in %s the type %s: %s', (release, type, outcome) => {
  const history = inquiry({ release, every: { spoil: typed(type) } });
  expect(eventsType.judge(history).outcome).toBe(outcome);
  expect(eventsValid.judge(history).outcome).toBe('pass');
});

test.each([
  ['a number that is a number', having('entry[0].resource.notificationEvent[0].eventNumber', 1)],
  ['a time that is a day', having('entry[0].resource.notificationEvent[0].timestamp', '2030-01-01')],
])('an event with %s is not valid', (_words, spoil) => {
  expect(eventsValid.judge(inquiry({ replies: { every: { spoil } } })).outcome).toBe('violated');
});

test('an answer without events is no fault of R5, which has no valid one', () => {
  expect(eventsValid.judge(inquiry({ replies: { beyond: { status: 200, numbers: [] } } })).outcome).toBe('pass');
});
