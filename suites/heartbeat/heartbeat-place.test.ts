import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { heartbeatNotPings, heartbeatUnrequested } from './heartbeat-place.js';
import { bound, silence } from './testing/silence.js';

const ping = (told: Story) => told.entry({ kind: 'ws-ping', connection: 'c1', by: 'server', payload: '' });
const listened = (told: Story, keys = ['beating']) => told.at(31_100).listened('heartbeats', keys, 100);

describe('heartbeat.not-pings, period 10 s', () => {
  const greeted = () => bound().at(100).handshake();

  test.each([
    ['pass', 'notifications', silence({ beatsAt: [10_000, 20_000], listenMs: 31_000 })],
    ['pass', 'notifications and pings', listened(ping(greeted().at(10_000).heartbeat()))],
    ['violated', 'pings only', listened(ping(ping(greeted().at(10_000)).at(20_000)))],
    ['inconclusive', 'neither', silence({ listenMs: 31_000 })],
    [
      'inconclusive',
      'pings, in too short a window',
      ping(greeted().at(5_000)).at(9_000).listened('heartbeats', ['beating'], 100),
    ],
    [
      'inconclusive',
      'a ping before the listening only',
      ping(greeted()).at(31_000).listened('heartbeats', ['beating'], 5_000),
    ],
    ['skip', 'no period granted', silence({ periodS: 0, listenMs: 31_000 })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatNotPings.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('heartbeat.unrequested', () => {
  const quiet = () => bound(0).at(100).handshake();
  const imposed = story()
    .subscribed('beating', { granted: { heartbeatPeriodS: 10 } })
    .token()
    .opened('c1')
    .bound()
    .handshake();

  test.each([
    ['pass', 'silence', listened(quiet())],
    ['pass', 'pings are no heartbeats', listened(ping(quiet()))],
    ['pass', 'events are none either', listened(quiet().triggered().event())],
    ['advise', 'a heartbeat', listened(quiet().heartbeat())],
    ['advise', 'a period of zero is none', listened(bound(0).handshake().heartbeat())],
    ['skip', 'the target grants a period of its own', listened(imposed.heartbeat())],
    ['inconclusive', 'not bound', listened(bound(0))],
    ['inconclusive', 'not listened to', quiet()],
    ['inconclusive', 'only one with a period', silence({ beatsAt: [10_000], listenMs: 20_000 })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(heartbeatUnrequested.judge(told.history()).outcome).toBe(outcome);
  });

  test('where the stored Subscription is not shown its period is not known', () => {
    const told = story().exchange({ purpose: 'create', about: 'beating', method: 'POST', body: {}, status: 201 });
    told.mark({ name: 'subscribed', key: 'beating', id: 'sub-beating', exchange: told.lastExchange });
    told
      .opened('c1')
      .bound({ keys: ['beating'] })
      .handshake({ key: 'beating', subscriptionId: 'sub-beating' });
    const beaten = told.heartbeat({ key: 'beating', subscriptionId: 'sub-beating' });
    expect(heartbeatUnrequested.judge(listened(beaten).history()).outcome).toBe('inconclusive');
  });
});
