import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attacked, MOST_BYTES, type Attacked } from './testing/attacked.js';
import { pour } from './testing/hostile-server.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const JSON_TYPE = { 'content-type': 'application/fhir+json' };
const PIECE = Buffer.alloc(1_000_000, ' ');
const DEEP = `${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}`;
const BOMB = gzipSync(Buffer.alloc(300_000_000));

const endless: Answer = (_request, response) => {
  response.writeHead(200, JSON_TYPE);
  pour(response, () => PIECE);
};

const huge: Answer = (_request, response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000000000' });
  pour(response, () => PIECE);
};

const bomb: Answer = (_request, response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(BOMB);
};

const slowHeaders: Answer = (_request, { socket }) => {
  socket?.write('HTTP/1.1 200 OK\r\nx: ');
  const timer = setInterval(() => socket?.write('x'), 50);
  socket?.on('close', () => clearInterval(timer));
};

const slowBody: Answer = (_request, response) => {
  response.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
};

const circle: Answer = ({ url = '' }, response) => void response.writeHead(307, { location: url }).end();

const deep: Answer = (_request, response) => void response.writeHead(200, JSON_TYPE).end(DEEP);

const manyHeaders: Answer = (_request, { socket }) => {
  if (socket === null) return;
  socket.write('HTTP/1.1 200 OK\r\n');
  pour(socket, () => Buffer.from(`x: ${'x'.repeat(1_000)}\r\n`));
};

const HOSTILE: readonly [string, Answer, RegExp][] = [
  ['an endless body', endless, /a body of more than 10000000 bytes, which is no CapabilityStatement/],
  ['a body of a gigabyte', huge, /a body of more than 10000000 bytes, which is no CapabilityStatement/],
  ['a gzip bomb', bomb, /a body of more than 10000000 bytes, which is no CapabilityStatement/],
  ['headers that trickle', slowHeaders, /No answer from .*metadata \(TimeoutError\)/],
  ['a body that trickles', slowBody, /No answer from .*metadata \(TimeoutError\)/],
  ['headers without end', manyHeaders, /metadata/],
  ['a redirect to itself', circle, /answered 307 and sends clients to/],
  ['JSON 10,000 levels deep', deep, /which is no CapabilityStatement/],
];

function expectBounded({ peakBytes, tookMs }: Attacked, mostMs: number): void {
  expect(peakBytes).toBeLessThan(MOST_BYTES);
  expect(tookMs).toBeLessThan(mostMs);
}

describe.concurrent('in place of the metadata', () => {
  test.for(HOSTILE)('%s ends the run with exit code 3', async ([, answer, sentence]) => {
    const spoil = (...parts: Parameters<Answer>) => (answer(...parts), true);
    const ended = await attacked({ answer: spoil });
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toMatch(sentence);
    expectBounded(ended, 10_000);
  });
});

/** Of these requests a story needs most. */
function isRead({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && !/metadata|SubscriptionTopic/.test(url);
}

describe.concurrent('in place of every other read', () => {
  test.for(HOSTILE)('%s is survived', { timeout: 60_000 }, async ([, answer]) => {
    const spoil = (...parts: Parameters<Answer>) => isRead(parts[0]) && (answer(...parts), true);
    const ended = await attacked({ answer: spoil }, ['--only', 'session']);
    expect([1, 4]).toContain(ended.exitCode);
    expect(ended.stdout).toMatch(/^(FAIL|INCONCLUSIVE) .*\d+ inconclusive/m);
    expectBounded(ended, 30_000);
  });
});

test('many huge answers do not fill the memory', { timeout: 60_000 }, async () => {
  const spoil = (...parts: Parameters<Answer>) => isRead(parts[0]) && (bomb(...parts), true);
  const ended = await attacked({ answer: spoil });
  expect(ended.exitCode).toBe(1);
  expect(ended.stdout).toMatch(/Note: \d+ answers were longer than is read of a body/);
  expectBounded(ended, 50_000);
});
