import { describe, expect, test } from 'vitest';
import { having, together, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { inquiry } from './testing/inquiry.js';
import { statusValid } from './valid.js';

const request = { method: 'GET', url: 'Subscription/$status' };

/** What another check reports is not reported again. */
const elsewhere: readonly (readonly [string, Spoil])[] = [
  ['another Bundle', together(having('type', 'collection'), having('total', 1))],
  ['no Bundle.type', without('type')],
  ['no links', without('link')],
  ['a request', having('entry[0].request', request)],
  ['no fullUrl', without('entry[0].fullUrl')],
];

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  const judged = (spoil: Spoil) => statusValid.judge(inquiry({ release, replies: { instance: { spoil } } })).outcome;

  test('a valid answer passes', () => {
    expect(judged((bundle) => bundle)).toBe('pass');
  });

  test.each(elsewhere)('%s is for another check', (_words, spoil) => {
    expect(judged(spoil)).toBe('pass');
  });

  test.each<[string, Spoil]>([
    ['a total that is text', having('total', '1')],
    ['an element that is unknown', having('entry[0].search.why', 'because')],
    ['a link without relation', without('link[0].relation')],
  ])('%s is not valid', (_words, spoil) => {
    expect(judged(spoil)).toBe('violated');
  });

  test('where $status is not offered nothing is judged', () => {
    const every = { status: 404, answer: '' };
    const nowhere = inquiry({ release, every });
    expect(statusValid.judge(nowhere).outcome).toBe('pass'); // The OperationOutcomes are valid.
  });
});

describe.each(['R4B', 'R5'] as const)('a SubscriptionStatus of %s', (release) => {
  const judged = (spoil: Spoil) => statusValid.judge(inquiry({ release, replies: { instance: { spoil } } })).outcome;

  test.each([
    ['no type', without('entry[0].resource.type'), 'pass'],
    ['a type that is no code', having('entry[0].resource.type', 'nonsense'), 'pass'],
    ['no Subscription', without('entry[0].resource.subscription'), 'pass'],
    ['a count that is a number', having('entry[0].resource.eventsSinceSubscriptionStart', 0), 'violated'],
    ['a topic that is an object', having('entry[0].resource.topic', {}), 'violated'],
  ])('%s: %s', (_words, spoil, outcome) => {
    expect(judged(spoil)).toBe(outcome);
  });
});

test('a scenario that never asks stays undecided', () => {
  const none = Object.fromEntries(
    ['instance', 'again-1', 'again-2', 'again-3', 'again-4', 'control', 'two', 'posted', 'posted-instance', 'all']
      .concat(['instance-with-id', 'instance-with-status', 'unknown', 'unknown-id', 'after-events'])
      .concat(['two-off', 'two-off-posted', 'off', 'working', 'any-status'])
      .map((about) => [about, null]),
  );
  expect(statusValid.judge(inquiry({ replies: none })).outcome).toBe('inconclusive');
});
