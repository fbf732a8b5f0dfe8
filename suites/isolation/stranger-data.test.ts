import { describe, expect, test } from 'vitest';
import { strangerEvents, strangerSearch, strangerStatus } from './stranger-data.js';
import {
  bundleOf,
  KEPT_FOUND,
  owner,
  STATUS_OF_ANOTHER,
  STATUS_OF_KEPT,
  strange,
  type Replies,
} from './testing/tale.js';

const told = (replies: Replies, run: Replies = {}) => strange(owner(run), 'other', replies).history();
const outcomeIs = { resourceType: 'OperationOutcome', issue: [] };

describe.each([
  [strangerStatus, 'status', STATUS_OF_KEPT],
  [strangerStatus, 'status-by-id', STATUS_OF_KEPT],
  [strangerStatus, 'status-of-all', STATUS_OF_KEPT],
  [strangerEvents, 'events', STATUS_OF_KEPT],
  [strangerSearch, 'search-by-id', KEPT_FOUND],
  [strangerSearch, 'search-of-all', KEPT_FOUND],
] as const)('$id', (check, about, data) => {
  test.each<[string, string, Replies, Replies]>([
    ['pass', 'refused with 404', { [about]: 404 }, {}],
    ['pass', 'refused with 403', { [about]: 403, read: 403 }, {}],
    ['pass', 'refused with 401, but let in elsewhere', { [about]: 401, read: 401 }, {}],
    ['pass', 'answered with nothing', { [about]: [200, bundleOf()] }, {}],
    ['pass', 'answered that there is nothing', { [about]: [200, bundleOf(outcomeIs)] }, {}],
    ['violated', 'answered with what the owner is told', { [about]: [200, data] }, {}],
    ['skip', 'whoever may read it is told all', { [about]: [200, data], read: [200, {}] }, {}],
    ['inconclusive', 'the server breaks', { [about]: 500 }, {}],
    ['inconclusive', 'the server is busy', { [about]: 429 }, {}],
    ['inconclusive', 'no answer', { [about]: undefined }, {}],
    ['inconclusive', 'reading breaks the server', { read: 500 }, {}],
    ['inconclusive', 'the owner cannot read it', {}, { read: 404 }],
  ])(`${about}: %s: %s`, (expected, _case, replies, run) => {
    expect(check.judge(told(replies, run)).outcome).toBe(expected);
  });
});

test('a status of another Subscription is the own affair of whoever asks', () => {
  const own = { 'status-by-id': [200, bundleOf()], 'status-of-all': [200, STATUS_OF_ANOTHER] } as const;
  expect(strangerStatus.judge(told(own)).outcome).toBe('pass');
});

test('a refusal tells nothing where the owner is refused as well', () => {
  expect(strangerEvents.judge(told({}, { events: 500 })).outcome).toBe('inconclusive');
  expect(strangerEvents.judge(told({}, { events: 404 })).outcome).toBe('inconclusive');
  expect(strangerEvents.judge(told({}, { events: 501 })).outcome).toBe('skip');
});

test('nothing is kept from whoever is unknown to the server', () => {
  const unknown = { 'status-of-all': 401, 'search-of-all': 401, 'search-by-id': 401 };
  const { outcome, message } = strangerStatus.judge(told(unknown));
  expect(outcome).toBe('inconclusive');
  expect(message).toContain('may not know it at all');
});

test('without a second identity it is said how to have one', () => {
  const history = owner().skipped('other', 'the run has no second identity', '--other-token <token>').history();
  expect(strangerStatus.judge(history)).toEqual({
    outcome: 'skip',
    message: 'the run has no second identity; --other-token <token> would include it',
  });
});

test('a leak is shown with who was told what', () => {
  expect(strangerStatus.judge(told({ status: [200, STATUS_OF_KEPT] }))).toMatchObject({
    message: 'the second identity is told of a Subscription that it may not read',
    findings: [{ expected: 'the second identity is told nothing of a Subscription that it may not read' }],
  });
});
