import { describe, expect, test } from 'vitest';
import type { Check, Release } from '../../src/model/index.js';
import { having, without } from '../../src/model/testing/story.js';
import { statusResource, statusTopic, statusTopicRight, statusType } from './content.js';
import { statusStatus } from './current.js';
import { inquiry, type Inquiry } from './testing/inquiry.js';
import { named } from './testing/named.js';

const ID = 'sub-busy';
const instance = (told: object): Inquiry => ({ replies: { instance: { told: [{ id: ID, ...told }] } } });
const outcome = { resource: { resourceType: 'OperationOutcome' }, search: { mode: 'outcome' } };

const everywhere: readonly (readonly [Check, string, Inquiry, string])[] = [
  [statusResource, 'statuses', {}, 'pass'],
  [
    statusResource,
    'the Subscription',
    reply(having('entry[0].resource', { resourceType: 'Subscription' })),
    'violated',
  ],
  [statusResource, 'a hint beside them', reply(having('entry[1]', outcome)), 'pass'],
  [statusType, 'query-status', {}, 'pass'],
  [statusTopicRight, 'the topic', {}, 'pass'],
  [statusTopicRight, 'a version of it', instance({ topic: 'http://host.example/topics/encounter-complete|2' }), 'pass'],
  [statusTopicRight, 'another topic', instance({ topic: 'http://host.example/topics/other' }), 'violated'],
  [statusTopicRight, 'no topic at all', { every: { told: [{ id: ID, topic: null }] } }, 'inconclusive'],
  [statusTopicRight, 'that of a stranger', { every: { told: [{ id: 'other', topic: 'urn:other' }] } }, 'inconclusive'],
  [statusStatus, 'the status that is stored', {}, 'pass'],
  [statusStatus, 'another one', instance({ status: 'requested' }), 'violated'],
  [
    statusStatus,
    'another one while it changes',
    { ...instance({ status: 'error' }), stored: ['active', 'error'] },
    'pass',
  ],
  [statusStatus, 'that of another Subscription', { replies: { instance: { told: [{ id: 'x' }] } } }, 'inconclusive'],
];

function reply(spoil: ReturnType<typeof having>): Inquiry {
  return { replies: { instance: { spoil } } };
}

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  test.each(named(everywhere))('%s of %s: %s', (_id, _words, expected, wish, check) => {
    expect(check.judge(inquiry({ release, ...wish })).outcome).toBe(expected);
  });
});

test.each<[Release, string]>([
  ['R4', 'violated'],
  ['R4B', 'advise'],
  ['R5', 'violated'],
])('no status in %s: %s', (release, expected) => {
  expect(statusStatus.judge(inquiry({ release, ...instance({ status: null }) })).outcome).toBe(expected);
});

test.each([
  ['heartbeat', having('entry[0].resource.type', 'heartbeat')],
  ['none', without('entry[0].resource.type')],
])('a status of type %s is refused', (_words, spoil) => {
  expect(statusType.judge(inquiry(reply(spoil))).outcome).toBe('violated');
});

test('the topic is to be shown of the own Subscriptions alone', () => {
  expect(statusTopic.judge(inquiry()).outcome).toBe('pass');
  expect(statusTopic.judge(inquiry(instance({ topic: null }))).outcome).toBe('violated');
  const strange = { replies: { all: { told: [{ id: ID }, { id: 'other', topic: null }] } } };
  expect(statusTopic.judge(inquiry(strange)).outcome).toBe('pass');
});
