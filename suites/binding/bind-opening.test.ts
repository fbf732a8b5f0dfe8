import { describe, expect, test } from 'vitest';
import type { Headers } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { bindConnects, bindNoAuthorization, bindNoSubprotocol } from './bind-opening.js';

const URL_GIVEN = 'wss://host.example/ws';
const LOGIN: Headers = { Authorization: 'redacted-header-1' };

interface Refusal {
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Headers;
}

function connect(told: Story, connection: string, headers: Headers): Story {
  return told.entry({ kind: 'ws-connect', connection, url: URL_GIVEN, headers });
}

function opens(told: Story, headers: Headers = {}, answered: Headers = {}): Story {
  return connect(told, 'c1', headers).entry({ kind: 'ws-open', connection: 'c1', headers: answered });
}

function refuses(told: Story, { status, message = 'refused', headers }: Refusal, asked: Headers = {}): Story {
  const connection = `r${String(told.lastSeq)}`;
  return connect(told, connection, asked).entry({
    ...{ kind: 'ws-refused', connection, code: 'ERR', message },
    ...{ status, headers },
  });
}

describe('bind.connects', () => {
  test.each([
    ['pass', 'opened', opens(story())],
    ['pass', 'opened only with a login: another rule', opens(refuses(story(), { status: 401 }), LOGIN)],
    ['violated', 'no such path', refuses(story(), { status: 404 })],
    ['violated', 'nothing listens', refuses(story(), { message: 'connect ECONNREFUSED' })],
    ['violated', 'wrong accept value', refuses(story(), { message: 'Invalid Sec-WebSocket-Accept header' })],
    ['violated', 'neither without nor with login', refuses(refuses(story(), { status: 401 }), { status: 401 }, LOGIN)],
    ['inconclusive', 'a gateway spoke', refuses(story(), { status: 503 })],
    [
      'inconclusive',
      'a subprotocol is in the way: another rule',
      refuses(story(), { message: 'Server sent a subprotocol' }),
    ],
    ['inconclusive', 'never tried', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindConnects.judge(told.history()).outcome).toBe(outcome);
  });

  test('a violation shows the answer to the upgrade', () => {
    expect(bindConnects.judge(refuses(story(), { status: 404, message: 'Not Found' }).history())).toMatchObject({
      findings: [{ entry: 3, expected: 'HTTP 101, an open websocket', actual: 'HTTP 404, Not Found' }],
    });
  });
});

describe('bind.no-authorization', () => {
  test.each([
    ['pass', 'opened without login', opens(story())],
    ['violated', 'opened only with login', opens(refuses(story(), { status: 401 }), LOGIN)],
    ['inconclusive', 'opened with neither', refuses(refuses(story(), { status: 401 }), { status: 401 }, LOGIN)],
    ['inconclusive', 'only tried with login', opens(story(), LOGIN)],
    ['inconclusive', 'never tried', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindNoAuthorization.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('bind.no-subprotocol', () => {
  const header = { 'sec-websocket-protocol': 'fhir' };

  test.each([
    ['pass', 'opened without', opens(story())],
    ['violated', 'the server names one', opens(story(), {}, header)],
    [
      'violated',
      'the client gave up over one',
      refuses(story(), { message: 'Server sent a subprotocol but none was requested' }),
    ],
    ['violated', 'refused with the one it wants', refuses(story(), { status: 400, headers: header })],
    ['inconclusive', 'refused for another reason', refuses(story(), { status: 404 })],
    ['inconclusive', 'never tried', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindNoSubprotocol.judge(told.history()).outcome).toBe(outcome);
  });
});
