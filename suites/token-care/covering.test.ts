import { describe, expect, test } from 'vitest';
import type { Story } from '../../src/model/testing/story.js';
import { bindSeveralSubscriptions, tokenIdIgnoredOnInstance, tokenSeveralIds } from './covering.js';
import { call, tokenStory, type CallParts } from './testing/token-story.js';

const BOTH = ['first', 'second'];
const pair = () => tokenStory().subscribed('first').subscribed('second');
const unanswered = (told: Story) => told.after(10_001).late(0);
const bindLast = (told: Story, keys: readonly string[]) => told.opened().bound({ keys, exchange: told.lastExchange });

describe('token.several-ids', () => {
  const typeLevel = () => call(pair(), 'type-post', { instance: null, ids: ['sub-asked'] });
  const asked = (parts: CallParts = {}, told = typeLevel()) =>
    call(told, 'type-several', { instance: null, ids: ['sub-first', 'sub-second'], keys: BOTH, ...parts });
  const bound = () => bindLast(asked(), BOTH);
  const events = (told: Story) => told.triggered({ expects: ['first'] }).triggered({ expects: ['second'] });

  test.each([
    ['pass', 'two handshakes', bound().handshake({ key: 'first' }).handshake({ key: 'second' })],
    ['pass', 'no handshake, but events', events(bound()).event({ key: 'first' }).event({ key: 'second' })],
    ['violated', 'one handshake', unanswered(bound().handshake({ key: 'first' }))],
    ['inconclusive', 'one handshake, cut short', bound().handshake({ key: 'first' })],
    ['violated', 'events of one only', unanswered(events(bound()).event({ key: 'second' }))],
    ['inconclusive', 'events of one only, cut short', events(bound()).event({ key: 'second' })],
    ['violated', 'neither, with events caused', unanswered(events(bound()))],
    ['advise', 'several are refused', asked({ status: 400 })],
    [
      'skip',
      'no token on the type at all',
      asked({ status: 404 }, call(pair(), 'type-post', { instance: null, status: 404 })),
    ],
    ['inconclusive', 'the server failed', asked({ status: 500 })],
    ['inconclusive', 'no event could be caused', bound()],
    ['inconclusive', 'the connection was lost', bound().broken()],
    ['inconclusive', 'never bound', asked()],
    ['inconclusive', 'never asked', typeLevel()],
  ] as const)('%s: %s', (expected, _story, told) => {
    expect(tokenSeveralIds.judge(told.history()).outcome).toBe(expected);
  });
});

describe('token.id-ignored-on-instance', () => {
  const plain = () => call(pair(), 'post');
  const asked = (parts: CallParts = {}, told = plain()) =>
    call(told, 'foreign-id', { instance: 'sub-first', ids: ['sub-second'], keys: ['first'], ...parts });
  const bound = () => bindLast(asked(), ['first']);

  test.each([
    [
      'pass',
      'only the one of the path',
      bound()
        .handshake({ key: 'first' })
        .triggered({ expects: ['first'] })
        .event({ key: 'first' }),
    ],
    ['violated', 'the one of the parameter', bound().handshake({ key: 'second' })],
    [
      'violated',
      'both',
      bound()
        .handshake({ key: 'first' })
        .triggered({ expects: ['second'] })
        .event({ key: 'second' }),
    ],
    ['advise', 'refused', asked({ status: 400 })],
    ['inconclusive', 'refused like every call', asked({ status: 400 }, call(pair(), 'post', { status: 400 }))],
    ['inconclusive', 'nothing came', bound()],
    ['inconclusive', 'never bound', asked()],
    ['inconclusive', 'never asked', plain()],
  ] as const)('%s: %s', (expected, _story, told) => {
    expect(tokenIdIgnoredOnInstance.judge(told.history()).outcome).toBe(expected);
  });
});

describe('bind.several-subscriptions', () => {
  const one = () => bindLast(call(pair(), 'own', { keys: ['first'] }), ['first']).handshake({ key: 'first' });
  const two = () => {
    const told = call(one(), 'own', { keys: ['second'] });
    return told.bound({ keys: ['second'], exchange: told.lastExchange });
  };
  const events = (told: Story) => told.triggered({ expects: ['first'] }).triggered({ expects: ['second'] });

  test.each([
    [
      'pass',
      'both are told',
      events(two().handshake({ key: 'second' }))
        .event({ key: 'first' })
        .event({ key: 'second' }),
    ],
    [
      'pass',
      'and the connection is closed at the end',
      events(two()).event({ key: 'first' }).event({ key: 'second' }).closed(),
    ],
    ['violated', 'the server closes', two().closed('server', 1008)],
    ['inconclusive', 'it breaks', two().broken()],
    ['violated', 'the second replaces the first', unanswered(events(two()).event({ key: 'second' }))],
    ['violated', 'the second is passed over', unanswered(events(two()).event({ key: 'first' }))],
    ['inconclusive', 'cut short before the second', events(two()).event({ key: 'first' })],
    ['inconclusive', 'no event could be caused', two().handshake({ key: 'second' })],
    ['inconclusive', 'never bound twice', one()],
    ['skip', 'two websocket URLs', one().skipped('one-connection', 'two URLs')],
  ] as const)('%s: %s', (expected, _story, told) => {
    expect(bindSeveralSubscriptions.judge(told.history()).outcome).toBe(expected);
  });

  test('a second bind with one token for both is another story', () => {
    const told = bindLast(call(pair(), 'type-several', { keys: BOTH }), BOTH).broken();
    expect(bindSeveralSubscriptions.judge(told.history()).outcome).toBe('inconclusive');
  });
});
