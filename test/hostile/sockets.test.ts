import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeFrame, frame } from '../../src/drive/testing/raw-server.js';
import { startTarget, type Target } from '../../src/drive/testing/target.js';
import { attacked, MOST_BYTES, type Attacked } from './testing/attacked.js';
import { pour } from './testing/hostile-server.js';

const TEXT = 1;
const CONTINUED = 0;

/** An unmasked frame of any length. */
function longFrame(opcode: number, payload: Buffer, isFinal = true): Buffer {
  const head = Buffer.alloc(10);
  head[0] = (isFinal ? 0x80 : 0) | opcode;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

const HUGE = longFrame(TEXT, Buffer.alloc(40_000_000, 'x'));
const TINY = Buffer.concat(Array.from({ length: 10_000 }, () => frame(TEXT, Buffer.from('x'))));
const PIECE = longFrame(CONTINUED, Buffer.alloc(100_000, 'x'), false);
const DEEP = longFrame(TEXT, Buffer.from(`${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}`));

/** As many times, then silence. */
function times(count: number, bytes: Buffer): (socket: Duplex) => void {
  return (socket) => {
    let left = count;
    pour(socket, () => (left-- > 0 ? bytes : undefined));
  };
}

const UNBOUND = /the server understands no form of the bind message/;

const HOSTILE: readonly [string, (socket: Duplex) => void, RegExp][] = [
  ['frames of 40 MB', times(20, HUGE), /Note: A WebSocket message was longer than is taken \(10 MB\)/],
  ['a million tiny frames', times(100, TINY), /Note: A WebSocket connection brought far more/],
  [
    'a message that is fragmented for ever',
    (socket) => {
      socket.write(longFrame(TEXT, Buffer.from('x'), false));
      pour(socket, () => PIECE);
    },
    /Note: A WebSocket message was longer than is taken/,
  ],
  ['invalid UTF-8', (socket) => void socket.write(frame(TEXT, Buffer.from([0xc3, 0x28]))), UNBOUND],
  ['a close code out of range', (socket) => void socket.write(closeFrame(999)), UNBOUND],
  ['JSON 10,000 levels deep', (socket) => void socket.write(DEEP), UNBOUND],
  ['a frame of a reserved opcode', (socket) => void socket.write(frame(3, Buffer.from('x'))), UNBOUND],
  ['silence, and no answer to a close', () => undefined, UNBOUND],
];

function expectBounded({ peakBytes, tookMs }: Attacked): void {
  expect(peakBytes).toBeLessThan(MOST_BYTES);
  expect(tookMs).toBeLessThan(30_000);
}

describe.concurrent('a server whose sockets bring', () => {
  test.for(HOSTILE)('%s', { timeout: 40_000 }, async ([, bound, sentence]) => {
    const ended = await attacked({ bound }, ['--only', 'bind']);
    expect([1, 4]).toContain(ended.exitCode);
    expect(ended.stdout).toMatch(UNBOUND);
    expect(ended.stdout).toMatch(sentence);
    expectBounded(ended);
  });
});

describe.concurrent('a server that sends the subscriber elsewhere', () => {
  let other: Target;
  beforeAll(async () => {
    other = await startTarget({ connected: () => undefined });
  });
  afterAll(() => other.close());

  const token = ['--token', 'token-of-the-user'];

  test.each([
    ['to another host', 'ws://other.example/ws'],
    ['to a file', 'file:///etc/passwd'],
    ['to the metadata of a cloud', 'ws://169.254.169.254/latest/meta-data/'],
    ['to a metadata address in another notation', 'ws://[::ffff:169.254.169.254]/'],
  ])('by websocket-url, %s', { timeout: 40_000 }, async (_where, url) => {
    const rewrite = (text: string, { url: path = '' }: IncomingMessage) =>
      path.includes('$get-ws-binding-token') ? text.replace(/"ws:[^"]*"/, JSON.stringify(url)) : text;
    const ended = await attacked({ rewrite }, ['--only', 'session', ...token]);
    expect([1, 4]).toContain(ended.exitCode);
    expect(ended.stdout).toContain(url.startsWith('file:') ? 'no absolute ws or wss URL' : '--allow-host');
    expect(ended.seen.filter((line) => line.startsWith('UPGRADE'))).toEqual([]);
    expectBounded(ended);
  });

  test('by websocket-url, to another port of its own, gets no credentials there', { timeout: 40_000 }, async () => {
    const rewrite = (text: string, { url: path = '' }: IncomingMessage) =>
      path.includes('$get-ws-binding-token') ? text.replace(/"ws:[^"]*"/, JSON.stringify(other.websocketUrl)) : text;
    const ended = await attacked({ rewrite }, ['--only', 'session', ...token]);
    expect(other.headers.length).toBeGreaterThan(0);
    expect(JSON.stringify(other.headers)).not.toContain('token-of-the-user');
    expect(JSON.stringify(ended.seen)).toContain('token-of-the-user');
  });

  test('by redirects is not followed', { timeout: 40_000 }, async () => {
    const before = other.requests.length;
    const ended = await attacked(
      {
        answer: ({ method }, response) => {
          if (method !== 'POST') return false;
          response.writeHead(307, { location: `${other.baseUrl}/Subscription` }).end();
          return true;
        },
      },
      ['--only', 'session', ...token],
    );
    expect(ended.exitCode).toBe(4);
    expect(ended.stdout).toContain('307');
    expect(other.requests).toHaveLength(before);
    expectBounded(ended);
  });
});
