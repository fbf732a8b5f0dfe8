import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { subscriptionChannels, subscriptionContentLevels } from './offers.js';

const saying = (diagnostics: string, expression: string[] = []): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-supported', diagnostics, expression }],
});

const CHANNELS = ['channel-rest-hook', 'channel-email', 'channel-message'];
const CONTENTS = ['content-empty', 'content-full-resource'];

/** Every attempt is answered alike. */
function refused(keys: readonly string[], status: number, answer: Json): Story {
  const post = { method: 'POST', url: 'Subscription', status, answer };
  return keys.reduce(
    (told, about) => told.exchange({ ...post, purpose: 'alternative', about }),
    story({ release: 'R4' }).exchange({ ...post, purpose: 'create', about: 'valid' }),
  );
}

const accepted = (told: Story) => told.subscribed('channel-rest-hook');

describe('subscription.channels', () => {
  const blamed = saying('Channels are not available.');

  test.each([
    ['pass', 'the usual one', story({ release: 'R4' }).subscribed('valid')],
    ['pass', 'another one', accepted(refused(CHANNELS, 422, blamed))],
    ['violated', 'none, in words', refused(CHANNELS, 422, blamed)],
    ['violated', 'none, by the element', refused(CHANNELS, 422, saying('no', ['Subscription.channel.type']))],
    ['inconclusive', 'the content is blamed', refused(CHANNELS, 422, saying('no', ['Subscription.channel.payload']))],
    ['inconclusive', 'the topic is blamed', refused(CHANNELS, 422, saying('The topic is unknown.'))],
    ['inconclusive', 'a login is missing', refused(CHANNELS, 401, blamed)],
    ['inconclusive', 'the server failed', refused(CHANNELS, 500, blamed)],
    ['inconclusive', 'no word why', refused(CHANNELS, 422, '')],
    ['inconclusive', 'one was not tried', refused(CHANNELS.slice(1), 422, blamed)],
    ['inconclusive', 'never tried', story({ release: 'R4' })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionChannels.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.content-levels', () => {
  const blamed = saying('Content levels are not available.');

  test.each([
    ['pass', 'the usual one', story({ release: 'R4' }).subscribed('valid')],
    ['violated', 'none, in words', refused(CONTENTS, 422, blamed)],
    ['violated', 'none, by the element', refused(CONTENTS, 422, saying('no', ['Subscription.channel.payload']))],
    ['inconclusive', 'the channel is blamed', refused(CONTENTS, 422, saying('no', ['Subscription.channel.type']))],
    ['inconclusive', 'one was not tried', refused(CONTENTS.slice(1), 422, blamed)],
    ['inconclusive', 'never tried', story({ release: 'R4' })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionContentLevels.judge(told.history()).outcome).toBe(outcome);
  });
});
