import { afterEach, describe, expect, test } from 'vitest';
import { accepted, closeFrame, startRawServer, type RawServer } from './testing/raw-server.js';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, storyOf, told } from './testing/told.js';

let target: Target | undefined;
let raw: RawServer | undefined;

afterEach(async () => {
  await target?.close();
  await raw?.close();
  target = raw = undefined;
});

test('two connections may be closed at the same time, and one of them twice', async () => {
  target = await startTarget({ connected: () => undefined });
  const { baseUrl, websocketUrl } = target;
  const result = await told(baseUrl, async (subscriber) => {
    const [one, other] = [await subscriber.connect(websocketUrl), await subscriber.connect(websocketUrl)];
    await Promise.all([one?.close(), other?.close(), one?.close()]);
    await one?.close();
  });
  expect(entriesOf(result, 'ws-close').filter(({ by }) => by === 'client')).toHaveLength(2);
  expect(
    entriesOf(result, 'ws-end')
      .map(({ connection, code }) => `${connection} ${String(code)}`)
      .sort(),
  ).toEqual(['connection-1 1000', 'connection-2 1000']);
});

test('a connection that the server is already closing is not closed by the client', async () => {
  raw = await startRawServer((socket, request) => {
    socket.write(Buffer.concat([accepted(request), closeFrame(1001)]));
    socket.once('data', () => void setTimeout(() => socket.end(), 40));
  });
  const { baseUrl, websocketUrl } = raw;
  const result = await told(baseUrl, async (subscriber) => {
    const connection = await subscriber.connect(websocketUrl);
    await subscriber.until('the close of the server', 200, () => connection?.open !== true, 1);
    await connection?.close(1000);
  });
  expect(entriesOf(result, 'ws-close').map(({ by, code }) => [by, code])).toEqual([
    ['server', 1001],
    ['client', 1001],
  ]);
});

test('on a connection that has ended nothing is sent, so nothing is recorded as sent', async () => {
  target = await startTarget({ connected: (socket) => socket.close(1000) });
  const { baseUrl, websocketUrl } = target;
  const result = await told(baseUrl, async (subscriber) => {
    const connection = await subscriber.connect(websocketUrl);
    await connection?.waitForEnd('the end', 500);
    connection?.bind({ value: 'some-token', keys: ['a'] });
    connection?.send('a text');
    connection?.ping('a ping');
    await connection?.close();
  });
  expect(storyOf(result).slice(-2)).toEqual(['ws-end', 'waited']);
});

test('a code that must not be sent is a defect of the story, and no close frame', async () => {
  target = await startTarget({ connected: () => undefined });
  const { baseUrl, websocketUrl } = target;
  const result = await told(baseUrl, async (subscriber) => {
    const connection = await subscriber.connect(websocketUrl);
    await connection?.close(1006);
  });
  expect(result.transcript.footer).toMatchObject({ outcome: 'broken' });
  const byClient = entriesOf(result, 'ws-close').filter(({ by }) => by === 'client');
  expect(byClient.map(({ code }) => code)).toEqual([1000]);
});

test('a close frame whose code must not be sent ends the connection, and the end says so', async () => {
  raw = await startRawServer((socket, request) => {
    socket.write(Buffer.concat([accepted(request), closeFrame(1004)]));
  });
  const { baseUrl, websocketUrl } = raw;
  const result = await told(baseUrl, async (subscriber) => {
    const connection = await subscriber.connect(websocketUrl);
    await connection?.waitFor('a notification', () => true);
  });
  const [end] = entriesOf(result, 'ws-end');
  expect(end?.code).toBe(1006);
  expect(end?.message).toContain('1004');
});

describe('a server that never answers a close frame', () => {
  const MUTE = () => startRawServer((socket, request) => void socket.write(accepted(request)));

  test('is left after the limit, and not before', async () => {
    raw = await MUTE();
    const { baseUrl, websocketUrl, connections } = raw;
    const result = await told(baseUrl, async (subscriber) => {
      const connection = await subscriber.connect(websocketUrl);
      await connection?.close();
      expect(connection?.open).toBe(false);
    });
    const [close] = entriesOf(result, 'ws-close');
    const [end] = entriesOf(result, 'ws-end');
    expect(end?.code).toBe(1006);
    expect((end?.at ?? 0) - (close?.at ?? 0)).toBeGreaterThanOrEqual(SHORT_LIMITS.closeMs);
    await expect.poll(connections).toBe(0);
  });

  test('does not hold up an interruption', async () => {
    raw = await MUTE();
    const { baseUrl, websocketUrl, connections } = raw;
    const interruption = new AbortController();
    const begun = performance.now();
    const result = await told(
      baseUrl,
      async (subscriber) => {
        const connection = await subscriber.connect(websocketUrl);
        setTimeout(() => interruption.abort(), 20);
        await connection?.close();
      },
      { signal: interruption.signal, limits: { ...SHORT_LIMITS, closeMs: 10_000 } },
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(storyOf(result).at(-1)).toBe('ws-end');
    await expect.poll(connections).toBe(0);
  });
});
