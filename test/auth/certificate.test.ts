import { generate } from 'selfsigned';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SHORT_LIMITS, entriesOf, told } from '../../src/drive/testing/told.js';
import type { Subscriber } from '../../src/model/index.js';
import { front, type Front } from './testing/front.js';

interface Pair {
  readonly cert: string;
  readonly key: string;
}

let server: Pair;
let client: Pair;
let target: Front | undefined;
let elsewhere: Front | undefined;

beforeAll(() => {
  const altNames = [{ type: 7, ip: '127.0.0.1' }];
  const made = generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  server = { cert: made.cert, key: made.private };
  const own = generate([{ name: 'commonName', value: 'the subscriber' }], { keySize: 2048, algorithm: 'sha256' });
  client = { cert: own.cert, key: own.private };
});

afterEach(async () => {
  await target?.close();
  await elsewhere?.close();
  target = elsewhere = undefined;
});

/** A server that lets in nobody without the certificate of the client. */
function demanding(): Promise<Front> {
  return front({ secure: { ...server, ca: client.cert, requestCert: true, rejectUnauthorized: true } });
}

const limits = { ...SHORT_LIMITS, answerMs: 5_000, handshakeMs: 5_000 };

async function both(subscriber: Subscriber, { baseUrl }: Front): Promise<void> {
  await subscriber.request({ purpose: 'x', method: 'GET', path: `${baseUrl}/metadata` });
  await subscriber.connect(`${baseUrl.replace(/^http/, 'ws')}/ws`);
}

describe('a server that asks for a certificate', () => {
  test('is shown the one of the user, over HTTP and WebSocket', async () => {
    const here = (target = await demanding());
    const options = { ca: server.cert, certificate: client, limits };
    const result = await told(here.baseUrl, (subscriber) => both(subscriber, here), options);
    expect(entriesOf(result, 'http-response')).toMatchObject([{ status: 200 }]);
    expect(entriesOf(result, 'ws-open')).toHaveLength(1);
  });

  test('lets nobody in without it', async () => {
    const here = (target = await demanding());
    const result = await told(here.baseUrl, (subscriber) => both(subscriber, here), { ca: server.cert, limits });
    expect(entriesOf(result, 'http-failure')).toHaveLength(1);
    expect(entriesOf(result, 'ws-refused')).toHaveLength(1);
    expect(here.seen).toEqual([]);
  });

  test('on another port is not shown the certificate of this one', async () => {
    const here = (target = await demanding());
    const there = (elsewhere = await demanding());
    const options = { ca: server.cert, certificate: client, limits };
    const result = await told(here.baseUrl, (subscriber) => both(subscriber, there), options);
    expect(entriesOf(result, 'http-failure')).toHaveLength(1);
    expect(entriesOf(result, 'ws-refused')).toHaveLength(1);
    expect(there.seen).toEqual([]);
  });
});

test('a certificate with the key of another is refused, with the remedy', async () => {
  const certificate = { cert: client.cert, key: server.key };
  const walking = told('https://127.0.0.1:1/r5', async () => undefined, { certificate });
  await expect(walking).rejects.toThrow(
    /certificate and its key cannot be used together.*the key is that of the certificate/,
  );
});
