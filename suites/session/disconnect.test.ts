import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { disconnectClose, disconnectCloseCode } from './disconnect.js';
import { disconnectReconnect, disconnectSurvives } from './disconnect-return.js';

const live = () => story().subscribed('a').token().opened('c1').bound().handshake().triggered().event();
const closing = () => live().entry({ kind: 'ws-close', connection: 'c1', by: 'client', code: 1000, reason: '' });
const ended = (told: Story) => told.entry({ kind: 'ws-end', connection: 'c1', code: 1006, message: '' });
/** Connections that end without a close frame when a bind message was sent. */
const cutOff = (...connections: string[]) =>
  connections.reduce(
    (told, connection) => told.opened(connection).bound({ connection }).broken(connection),
    live().closed(),
  );
const read = (told: Story, status: number, state = 'active') =>
  told.exchange({
    purpose: 'read',
    about: 'a',
    url: 'Subscription/sub-a',
    status,
    answer: status === 200 ? { resourceType: 'Subscription', status: state } : { resourceType: 'OperationOutcome' },
  });

describe('disconnect.close', () => {
  test.each([
    ['pass', 'answered', read(live().closed(), 200)],
    ['violated', 'never answered, and kept open', read(ended(closing().after(10_000)), 200)],
    ['violated', 'data behind the close frame', read(live().closed().heartbeat({ connection: 'c1' }), 200)],
    ['advise', 'dropped without an answer', read(ended(closing().after(100)), 200)],
    ['inconclusive', 'the harness stood still', read(closing().after(10_001).late(8_000), 200)],
    ['inconclusive', 'cut short', closing()],
    ['inconclusive', 'left behind at the end of the story', ended(closing().after(250))],
    ['inconclusive', 'the server was first', read(live().closed('server'), 200)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectClose.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('disconnect.close-code', () => {
  test.each([
    ...[1000, 1001, 1008, 1011, 1014, 3000, 4999].map(
      (code) => ['pass', `code ${String(code)}`, live().closed('server', code)] as const,
    ),
    ...[999, 1004, 1005, 1006, 1015, 2999, 5000].map(
      (code) => ['violated', `code ${String(code)}`, live().closed('server', code)] as const,
    ),
    ['inconclusive', 'one without a close frame: it may have been the network', live().broken()],
    ['violated', 'two cut off after what the client sent', cutOff('c2', 'c3')],
    ['inconclusive', 'one cut off after what the client sent', cutOff('c2')],
    ['inconclusive', 'two that broke in silence', live().broken('c1').opened('c2').bound().handshake().broken('c2')],
    ['skip', 'closed by the client', live().closed()],
    ['skip', 'broken off by the user', live().broken().footer({ outcome: 'interrupted' })],
    ['skip', 'still open', live()],
    ['inconclusive', 'no connection', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectCloseCode.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('disconnect.survives', () => {
  test.each([
    ['pass', 'active', read(live().closed(), 200)],
    ['pass', 'in error, as some servers say of what they cannot deliver', read(live().closed(), 200, 'error')],
    ['violated', 'off', read(live().closed(), 200, 'off')],
    ['violated', 'gone', read(live().closed(), 410)],
    ['violated', 'not found', read(live().closed(), 404)],
    ['inconclusive', 'the read fails', read(live().closed(), 500)],
    ['inconclusive', 'read only before', read(live(), 200).closed()],
    ['inconclusive', 'the server closed', read(live().closed('server'), 200)],
    [
      'inconclusive',
      'only an older connection was left behind',
      read(live().token().opened('c2').bound().handshake().closed('client', 1000, 'c1'), 200, 'off'),
    ],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectSurvives.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('disconnect.reconnect', () => {
  const openingAgain = { kind: 'ws-connect', connection: 'c2', url: 'wss://host.example/ws', headers: {} } as const;
  const back = () => live().closed().token().opened('c2').bound();
  const refusedToken = (status: number) =>
    live().closed().exchange({ purpose: 'token', about: 'a', url: 'Subscription/sub-a/$get-ws-binding-token', status });

  test.each([
    ['pass', 'handshake and event', back().handshake().triggered().event()],
    ['pass', 'no handshake but the event', back().triggered().event().after(600).late(0)],
    ['pass', 'an event without focus', back().handshake().triggered().event({ content: 'empty' })],
    ['pass', 'the second event only', back().handshake().triggered().triggered().event({ number: 3 })],
    ['violated', 'the token is refused', refusedToken(404)],
    [
      'violated',
      'the connection is refused',
      live()
        .closed()
        .token()
        .entry(openingAgain)
        .entry({ kind: 'ws-refused', connection: 'c2', status: 403, code: 'refused', message: 'Forbidden' }),
    ],
    ...[
      { status: 503, code: 'refused', message: 'Service Unavailable' },
      { status: 429, code: 'refused', message: 'Too Many Requests' },
      { code: 'ECONNRESET', message: 'socket hang up' },
    ].map(
      (why) =>
        [
          'inconclusive',
          `the connection fails: ${why.message}`,
          live()
            .closed()
            .token()
            .entry(openingAgain)
            .entry({ kind: 'ws-refused', connection: 'c2', ...why }),
        ] as const,
    ),
    ['violated', 'the bind is refused', back().closed('server', 1008)],
    ['violated', 'no event comes', back().handshake().triggered().after(10_001).late(0)],
    ['violated', 'the event comes elsewhere only', back().handshake().opened('c3').triggered().after(10_001).late(0)],
    ['inconclusive', 'the second may still come', back().handshake().triggered().after(10_001).triggered()],
    ['inconclusive', 'the connection breaks', back().broken()],
    ['inconclusive', 'the token call fails', refusedToken(500)],
    ['inconclusive', 'cut short', back().handshake().triggered()],
    ['inconclusive', 'no event was caused', back().handshake()],
    ['inconclusive', 'a replay alone is no new event', back().handshake().event({ number: 1 })],
    ['inconclusive', 'the client stayed away', live().closed()],
    ['inconclusive', 'never closed', live()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(disconnectReconnect.judge(told.history()).outcome).toBe(outcome);
  });
});
