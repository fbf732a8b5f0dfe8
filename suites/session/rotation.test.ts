import { describe, expect, test } from 'vitest';
import { having } from '../../src/model/testing/spoil.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { rotationHandshake, rotationNewUrl, rotationRebind } from './rotation-bind.js';
import { rotationExpiration, rotationRenewal } from './rotation-token.js';

const ELSEWHERE = 'wss://other.example/ws';

const live = () => story().subscribed('a').token().opened().bound().handshake();
const renewed = () => live().after(2_000).token();
const rebound = () => renewed().bound();
const moved = () => live().after(2_000).token({ url: ELSEWHERE });

const refusedToken = (told: Story, status: number) =>
  told.exchange({
    purpose: 'token',
    about: 'a',
    method: 'POST',
    url: 'Subscription/sub-a/$get-ws-binding-token',
    status,
    answer: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'conflict' }] },
  });

describe('rotation.renewal', () => {
  test.each([
    ['pass', 'granted while bound', renewed()],
    ['pass', 'refused by one method, granted by the other', refusedToken(live(), 405).token()],
    ['violated', 'refused while bound', refusedToken(live(), 409)],
    ['inconclusive', 'the server failed', refusedToken(live(), 500)],
    ['inconclusive', 'not logged in any more', refusedToken(live(), 401)],
    ['inconclusive', 'granted after the connection was closed', live().closed().token()],
    ['inconclusive', 'not asked for', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationRenewal.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rotation.expiration', () => {
  const lasting = (first: number, pauseMs: number, second: number) =>
    story()
      .subscribed('a')
      .at(0)
      .token({ lifeMs: first })
      .opened()
      .bound()
      .handshake()
      .at(pauseMs)
      .token({ lifeMs: second });
  const expiring = (first: string, second: string) => {
    const at = (time: string) => having('parameter[1].valueDateTime', time);
    return story()
      .subscribed('a')
      .token({ spoil: at(first) })
      .opened()
      .bound()
      .handshake()
      .after(2_000)
      .token({ spoil: at(second) });
  };

  test.each([
    ['pass', 'the same life, later', lasting(60_000, 2_000, 60_000)],
    ['pass', 'one millisecond more', lasting(60_000, 2_000, 58_001)],
    ['violated', 'the same expiration', lasting(60_000, 2_000, 58_000)],
    ['violated', 'a shorter life', lasting(60_000, 2_000, 30_000)],
    ['violated', 'the same second', expiring('2030-01-01T01:00:07Z', '2030-01-01T01:00:07Z')],
    ['violated', 'an earlier minute', expiring('2030-01-01T01:01:00Z', '2030-01-01T01:00:00Z')],
    [
      'inconclusive',
      'the same minute, where minutes are given',
      expiring('2030-01-01T01:00:00Z', '2030-01-01T01:00:00Z'),
    ],
    ['inconclusive', 'the same expiration, asked for at nearly the same time', lasting(60_000, 500, 59_500)],
    ['inconclusive', 'an expiration that is no time', expiring('soon', '2030-01-01T01:00:00Z')],
    ['inconclusive', 'no renewal', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationExpiration.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rotation.rebind', () => {
  test.each([
    ['pass', 'answered by a handshake', rebound().handshake()],
    ['pass', 'closed by the client later', rebound().handshake().closed()],
    ['violated', 'the server closes', rebound().closed('server', 1008)],
    ['inconclusive', 'the connection breaks', rebound().broken()],
    ['violated', 'nothing comes any more', rebound().after(10_001).late(0)],
    ['inconclusive', 'no handshake, but events go on', rebound().triggered().event().after(600).late(0)],
    ['inconclusive', 'broken off by the user', rebound().broken().footer({ outcome: 'interrupted' })],
    ['inconclusive', 'cut short', rebound().after(500).late(0)],
    ['inconclusive', 'never bound', renewed()],
    ['skip', 'another URL each time', moved().opened(undefined, ELSEWHERE).bound().handshake()],
    ['inconclusive', 'no renewal', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationRebind.judge(told.history()).outcome).toBe(outcome);
  });

  test('the same URL may be written in two ways', () => {
    const told = live().after(2_000).token({ url: 'wss://HOST.example:443/ws' }).bound().handshake();
    expect(rotationRebind.judge(told.history()).outcome).toBe('pass');
  });
});

describe('rotation.new-url', () => {
  const arrived = () => moved().opened('c2', ELSEWHERE).bound();
  const refused = moved()
    .entry({ kind: 'ws-connect', connection: 'c2', url: ELSEWHERE, headers: {} })
    .entry({ kind: 'ws-refused', connection: 'c2', code: 'ECONNREFUSED', message: 'connection refused' });

  test.each([
    ['pass', 'a handshake there', arrived().handshake()],
    ['pass', 'no handshake but an event there', arrived().triggered().event({ connection: 'c2' })],
    ['violated', 'refused', refused],
    ['violated', 'closed instead of bound', arrived().closed('server', 1008)],
    ['violated', 'silent for the whole limit', arrived().after(10_001).late(0)],
    ['inconclusive', 'never opened', moved()],
    ['inconclusive', 'cut short', arrived().after(500).late(0)],
    ['skip', 'the same URL', rebound().handshake()],
    ['inconclusive', 'no renewal', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationNewUrl.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rotation.handshake', () => {
  test.each([
    ['pass', 'on the same connection', rebound().handshake()],
    ['pass', 'at the new URL', moved().opened('c2', ELSEWHERE).bound().handshake()],
    ['violated', 'none, though events go on', rebound().triggered().event().after(600).late(0)],
    ['violated', 'none in the whole limit', rebound().after(10_001).late(0)],
    ['violated', 'one of two', rebound().handshake().token().bound().after(10_001).late(0)],
    ['inconclusive', 'the server closed', rebound().closed('server', 1008)],
    ['inconclusive', 'no renewal', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationHandshake.judge(told.history()).outcome).toBe(outcome);
  });
});
