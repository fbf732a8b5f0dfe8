import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../fhir/index.js';
import { story } from '../../model/testing/story.js';
import { resultOf } from '../testing/sample-report.js';
import { walkOf, type Step } from './index.js';

const r5 = releaseOf('R5');

const session = story({ scenario: 'session' })
  .subscribed('a', { readBack: false, asked: { heartbeatPeriodS: 20 } })
  .token({ value: 'token-abc' })
  .opened()
  .bound()
  .handshake()
  .heartbeat()
  .triggered()
  .event()
  .closed();

function arrows(steps: readonly Step[]): string[] {
  return steps.map(({ from, to, form, label, details }) =>
    [`${from}>${to} ${form}`, label, ...details.filter((detail) => !detail.startsWith('expiration'))].join(' | '),
  );
}

describe('the walk of a session', () => {
  const { steps, lanes, title } = walkOf(session.transcript(), [], r5);

  test('reads as the sequence diagram that the product exists for', () => {
    expect(arrows(steps)).toEqual([
      'client>server request | POST Subscription | status: requested | channel type: websocket | content: id-only | heartbeat period: 20 s',
      'server>client answer | 201 Created | Subscription | status: active | channel type: websocket | content: id-only | heartbeat period: 20 s',
      'client>server request | POST Subscription/sub-a/$get-ws-binding-token',
      'server>client answer | 200 OK | Parameters | token: token-abc | subscription: sub-a | websocket-url: wss://host.example/ws',
      'client>socket request | Connect: wss://host.example/ws',
      'socket>client answer | 101 Switching Protocols',
      'client>socket message | bind-with-token: redacted-token-1',
      'socket>client message | Bundle: subscription-notification | type: handshake | events since start: 0',
      'socket>client message | Bundle: subscription-notification | type: heartbeat | events since start: 0',
      'client>server request | POST Encounter',
      'server>client answer | 201 Created',
      'socket>client message | Bundle: subscription-notification | type: event-notification | event: 1 | events since start: 1',
      'client>socket control | Close 1000',
      'socket>client control | Close 1000',
      'client>socket note | Disconnected 1000',
    ]);
  });

  test('has the lanes that something happened on', () => {
    expect(lanes).toEqual(['server', 'client', 'socket']);
    expect(title).toBe('A story told by a test');
  });

  test('a connection begins when it is open and ends when it has ended', () => {
    const changes = steps.filter(({ connected }) => connected !== undefined);
    expect(changes.map(({ connected, connection, label }) => [connected, connection, label])).toEqual([
      [true, 'c1', '101 Switching Protocols'],
      [false, 'c1', 'Disconnected 1000'],
    ]);
  });

  test('a trigger says which event it is meant to cause', () => {
    expect(steps.find(({ label }) => label === 'POST Encounter')?.purpose).toBe('trigger event-1');
  });
});

describe('what was found wrong is marked where it happened', () => {
  const finding = { expected: 'a string', actual: '1' };
  const heartbeat = 11;
  const mark = 3;
  const checks = [
    resultOf({
      scenario: 'session',
      verdict: 'fail',
      findings: [{ ...finding, entry: heartbeat, path: 'Bundle.type' }],
    }),
    resultOf({
      scenario: 'session',
      verdict: 'warn',
      id: 'bind.pong',
      findings: [finding, { ...finding, entry: mark }],
    }),
    resultOf({ scenario: 'session', verdict: 'pass', id: 'bind.open', findings: [{ ...finding, entry: heartbeat }] }),
    resultOf({ scenario: 'another', verdict: 'fail', findings: [{ ...finding, entry: heartbeat }] }),
  ];
  const { steps, elsewhere } = walkOf(session.transcript(), checks, r5);
  const at = (seq: number) => steps.find((step) => step.seq === seq)?.violations;

  test('at the step of its entry', () => {
    expect(at(heartbeat)).toEqual([
      { check: 'heartbeat.interval', finding: 0, verdict: 'fail', path: 'Bundle.type', ...finding },
    ]);
  });

  test('at the step before, where the entry itself is none', () => {
    expect(at(mark)).toEqual([{ check: 'bind.pong', finding: 1, verdict: 'warn', path: undefined, ...finding }]);
  });

  test('apart from the steps, where no entry shows it', () => {
    expect(elsewhere).toEqual([{ check: 'bind.pong', finding: 0, verdict: 'warn', path: undefined, ...finding }]);
  });

  test('nothing else is marked', () => {
    expect(steps.filter(({ violations }) => violations.length > 0)).toHaveLength(2);
  });
});

describe('notes', () => {
  const notes = (told: ReturnType<typeof story>) =>
    walkOf(told.transcript(), [], r5).steps.flatMap(({ form, label, details }) =>
      form === 'note' ? [[label, ...details]] : [],
    );

  test('tell of waits in vain, of what was left out, and of halts that matter', () => {
    const told = story()
      .at(5_000)
      .waited('a heartbeat', { met: false, sinceAt: 1_000 })
      .waited('an event')
      .skipped('expiry', 'it takes too long')
      .blocked('the rest', 'no topic')
      .late(20)
      .late(400);
    expect(notes(told)).toEqual([
      ['waited 4.0 s in vain for a heartbeat'],
      ['left out: expiry', 'it takes too long'],
      ['could not go on: the rest', 'no topic'],
      ['the harness itself stood still for 0.4 s'],
    ]);
  });
});

describe('what is sent to an endpoint', () => {
  const hook = { connection: 'hook-1', delivery: 1 };
  const text = '{"resourceType":"Bundle","type":"history","entry":[]}';
  const url = 'http://127.0.0.1:9/hook';
  const told = story()
    .entry({ kind: 'mark', mark: { name: 'endpoint', key: 'sound', connection: 'hook-1', url } })
    .entry({ kind: 'hook-received', ...hook, method: 'POST', url: '/', headers: {}, text, binary: false, bytes: 1 })
    .entry({ kind: 'hook-answered', ...hook, status: 200, how: 'answered' })
    .entry({ kind: 'hook-answered', ...hook, how: 'hung' });

  test('goes from the server to a lane of its own, which the client opens', () => {
    const { steps, lanes } = walkOf(told.transcript(), [], r5);
    expect(lanes).toEqual(['server', 'client', 'endpoint']);
    expect(steps.map(({ connection }) => connection)).toEqual(Array(4).fill('sound'));
    expect(arrows(steps)).toEqual([
      'client>endpoint setup | Endpoint opened | http://127.0.0.1:9/hook',
      'server>endpoint request | POST Bundle: history | 0 entries',
      'endpoint>server answer | 200 OK',
      'endpoint>server answer | left without an answer',
    ]);
  });
});

test('the notification of R4 is read from its Parameters', () => {
  const parameter = [
    { name: 'subscription', valueReference: { reference: 'Subscription/1' } },
    { name: 'type', valueCode: 'event-notification' },
    { name: 'events-since-subscription-start', valueString: '4' },
    { name: 'notification-event', part: [{ name: 'event-number', valueString: '4' }] },
  ];
  const bundle = {
    resourceType: 'Bundle',
    type: 'history',
    entry: [{ resource: { resourceType: 'Parameters', parameter } }],
  };
  const { steps } = walkOf(story().opened().received(JSON.stringify(bundle)).transcript(), [], releaseOf('R4'));
  expect(arrows(steps).at(-1)).toBe(
    'socket>client message | Bundle: history | type: event-notification | event: 4 | events since start: 4',
  );
});
