import { describe, expect, test } from 'vitest';
import { having, without } from '../../src/model/testing/spoil.js';
import { resourceEntry, story, type Story } from '../../src/model/testing/story.js';
import {
  handshakeBare,
  handshakeEachSubscription,
  handshakeFirst,
  handshakeStatus,
  handshakeSubscription,
  handshakeType,
} from './handshake.js';

const bound = () => story().subscribed('a').token().opened().bound();
const greeted = () => bound().handshake();
const silentFor = (ms: number) => bound().after(ms).late(0);

describe('handshake.each-subscription', () => {
  const two = () =>
    story()
      .subscribed('a')
      .subscribed('b')
      .token({ keys: ['a', 'b'] })
      .opened()
      .bound({ keys: ['a', 'b'] });

  test.each([
    ['pass', 'one for the Subscription', greeted()],
    ['pass', 'one for each of two', two().handshake({ key: 'b' }).handshake({ key: 'a' })],
    ['pass', 'an event in front of it', bound().triggered().event().handshake()],
    ['pass', 'later than the limit, but it came', bound().after(12_000).handshake()],
    [
      'pass',
      'a form that did not work is no bind',
      greeted().token().opened().bound({ form: 'json' }).after(20_000).late(0),
    ],
    ['violated', 'none in the whole limit', silentFor(10_001)],
    ['violated', 'none, although events come', bound().triggered().event().after(600).late(0)],
    ['violated', 'for one of two only', two().handshake({ key: 'a' }).after(10_001).late(0)],
    ['violated', 'for another Subscription only', bound().handshake({ subscriptionId: 'other' }).after(10_001).late(0)],
    ['advise', 'twice for one bind', greeted().handshake()],
    ['inconclusive', 'the recording ended before the limit', silentFor(9_000)],
    ['inconclusive', 'the harness stood still for most of it', bound().after(10_001).late(6_000)],
    ['inconclusive', 'the server ended the connection', bound().closed('server', 1008)],
    ['inconclusive', 'nothing was bound', story().subscribed('a')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeEachSubscription.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('handshake.type', () => {
  test.each([
    ['pass', 'as it should be', greeted()],
    ['violated', 'a Bundle of type history', bound().handshake({ spoil: having('type', 'history') })],
    ['violated', 'the status in second place', bound().handshake({ spoil: statusSecond })],
    ['violated', 'first after the bind, without type', bound().handshake({ spoil: without('entry[0].resource.type') })],
    ['violated', 'first after the bind, of another type', bound().notified('query-status')],
    ['pass', 'of another type, but not in its place', greeted().notified('query-status')],
    ['inconclusive', 'none', bound().triggered().event()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeType.judge(told.history()).outcome).toBe(outcome);
  });

  test('a violation names each element', () => {
    const told = bound().handshake({ spoil: having('type', 'history') });
    expect(handshakeType.judge(told.history())).toMatchObject({
      findings: [
        { entry: told.lastSeq, path: 'Bundle.type', expected: 'subscription-notification', actual: '"history"' },
      ],
    });
  });
});

function statusSecond(bundle: Parameters<ReturnType<typeof having>>[0]) {
  const entries = bundle['entry'];
  return { ...bundle, entry: [resourceEntry('Patient/p1'), ...(Array.isArray(entries) ? entries : [])] };
}

describe('handshake.subscription', () => {
  const reference = (text: string) => having('entry[0].resource.subscription.reference', text);

  test.each([
    ['pass', 'an absolute reference', greeted()],
    ['pass', 'a relative reference', bound().handshake({ spoil: reference('Subscription/sub-a') })],
    ['pass', 'another name of the server', bound().handshake({ spoil: reference('http://other/Subscription/sub-a') })],
    ['violated', 'another Subscription', bound().handshake({ subscriptionId: 'other' })],
    ['violated', 'no reference', bound().handshake({ spoil: without('entry[0].resource.subscription') })],
    [
      'violated',
      'another one of ours, not bound here',
      story().subscribed('a').subscribed('b').token().opened().bound().handshake({ key: 'b' }),
    ],
    ['inconclusive', 'a token for everything', bound().bound({ keys: [] }).handshake({ subscriptionId: 'other' })],
    [
      'inconclusive',
      'a token that must not bind',
      bound().bound({ credential: 'garbage' }).handshake({ subscriptionId: 'x' }),
    ],
    ['inconclusive', 'a connection that was never bound', story().subscribed('a').opened().handshake()],
    ['inconclusive', 'none', bound()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeSubscription.judge(told.history()).outcome).toBe(outcome);
  });

  test('what the token answer itself lists is covered too', () => {
    const told = story()
      .subscribed('a')
      .token({ spoil: having('parameter[2].valueString', 'Subscription/other') })
      .opened()
      .bound()
      .handshake({ subscriptionId: 'other' });
    expect(handshakeSubscription.judge(told.history()).outcome).toBe('pass');
  });
});

describe('handshake.status', () => {
  test.each([
    ['pass', 'active', greeted()],
    ['pass', 'requested', bound().handshake({ status: 'requested' })],
    ['violated', 'absent', bound().handshake({ status: null })],
    ['inconclusive', 'no handshake', bound().heartbeat()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeStatus.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('handshake.bare', () => {
  const extra = { entries: [resourceEntry('Encounter/e1')] };
  const earlier = { events: [{ number: 1, focus: 'Encounter/e1' }] };

  test.each([
    ['pass', 'the status alone', greeted()],
    ['violated', 'a resource beside it', bound().handshake(extra)],
    [
      'pass',
      'one with earlier events beside a bare one',
      greeted()
        .bound()
        .handshake({ ...extra, ...earlier }),
    ],
    ['skip', 'only with earlier events', bound().handshake({ ...extra, ...earlier })],
    ['inconclusive', 'no handshake', bound()],
  ] satisfies readonly [string, string, Story][])('%s: %s', (outcome, _story, told) => {
    expect(handshakeBare.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('handshake.first', () => {
  test.each([
    ['pass', 'before everything', greeted().heartbeat().triggered().event()],
    ['violated', 'behind a heartbeat', bound().heartbeat().handshake()],
    ['violated', 'behind an event', bound().triggered().event().handshake()],
    ['pass', 'a renewed bind among events', greeted().token().bound().triggered().event().handshake()],
    [
      'pass',
      'what came on another connection',
      greeted().triggered().token().opened().bound().event({ connection: 'c1' }).handshake(),
    ],
    ['inconclusive', 'no handshake at all', bound().triggered().event()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeFirst.judge(told.history()).outcome).toBe(outcome);
  });
});
