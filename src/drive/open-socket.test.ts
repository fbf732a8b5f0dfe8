import { afterEach, describe, expect, test } from 'vitest';
import { accepted, frame, startRawServer, type RawServer } from './testing/raw-server.js';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, storyOf, told } from './testing/told.js';

let target: Target | undefined;
let raw: RawServer | undefined;

afterEach(async () => {
  await target?.close();
  await raw?.close();
  target = raw = undefined;
});

describe('an opening handshake', () => {
  test('may bring the first message along', async () => {
    raw = await startRawServer((socket, request) => {
      socket.write(Buffer.concat([accepted(request), frame(1, Buffer.from('{"early":true}'))]));
    });
    const { baseUrl, websocketUrl } = raw;
    const result = await told(baseUrl, async (subscriber) => {
      await subscriber.connect(websocketUrl);
      await subscriber.pause('the first message', 30);
    });
    expect(entriesOf(result, 'ws-received')).toMatchObject([{ text: '{"early":true}', binary: false }]);
    expect(storyOf(result).slice(1, 4)).toEqual(['ws-connect', 'ws-open', 'ws-received']);
  });

  test('that trickles is given up after the limit for the whole of it', async () => {
    raw = await startRawServer((socket) => {
      const timer = setInterval(() => socket.write('H'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const { baseUrl, websocketUrl, connections } = raw;
    const limits = { ...SHORT_LIMITS, handshakeMs: 100 };
    const result = await told(
      baseUrl,
      async (subscriber) => expect(await subscriber.connect(websocketUrl)).toBeUndefined(),
      { limits },
    );
    expect(storyOf(result)).toEqual(['facts', 'ws-connect', 'ws-refused']);
    await expect.poll(connections).toBe(0);
  });

  test('that is interrupted is no refusal, and leaves no connection', async () => {
    const interruption = new AbortController();
    raw = await startRawServer(() => interruption.abort());
    const { baseUrl, websocketUrl, connections } = raw;
    const begun = performance.now();
    const result = await told(baseUrl, async (subscriber) => void (await subscriber.connect(websocketUrl)), {
      signal: interruption.signal,
    });
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(entriesOf(result, 'ws-refused')).toEqual([]);
    expect(result.transcript.footer?.outcome).toBe('interrupted');
    await expect.poll(connections).toBe(0);
  });

  test('that nobody waits for any more when the story ends leaves no connection', async () => {
    raw = await startRawServer((socket, request) => void setTimeout(() => socket.write(accepted(request)), 20));
    const { baseUrl, websocketUrl, connections } = raw;
    await told(baseUrl, async (subscriber) => {
      await Promise.race([subscriber.connect(websocketUrl), subscriber.pause('nothing', 2)]);
    });
    await expect.poll(connections).toBe(0);
  });

  test('follows no redirect', async () => {
    raw = await startRawServer((socket) => {
      socket.end('HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n');
    });
    const { baseUrl, websocketUrl } = raw;
    const result = await told(baseUrl, async (subscriber) => void (await subscriber.connect(websocketUrl)));
    expect(entriesOf(result, 'ws-connect')).toHaveLength(1);
    expect(entriesOf(result, 'ws-refused')).toMatchObject([{ status: 302, code: 'refused' }]);
  });
});

describe('credentials at the door', () => {
  /** Lets in who shows the header. */
  function guarded(authorization: string): Promise<RawServer> {
    return startRawServer((socket, request) => {
      if (request.headers.authorization === authorization) socket.write(accepted(request));
      else socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
    });
  }

  const ways: [string, { token?: string; headers?: Record<string, string> }, string][] = [
    ['the token', { token: 'token-of-the-user' }, 'Bearer token-of-the-user'],
    ['a header', { headers: { Authorization: 'Basic secret-of-the-user' } }, 'Basic secret-of-the-user'],
  ];
  test.for(ways)('are %s, asked for once and shown from then on', async ([, options, authorization]) => {
    raw = await guarded(authorization);
    const { baseUrl, websocketUrl } = raw;
    const result = await told(
      baseUrl,
      async (subscriber) => {
        expect((await subscriber.connect(websocketUrl))?.open).toBe(true);
        expect((await subscriber.connect(websocketUrl))?.open).toBe(true);
      },
      options,
    );
    expect(storyOf(result).filter((kind) => /connect|open|refused/.test(kind))).toEqual([
      ...['ws-connect', 'ws-refused', 'ws-connect', 'ws-open'],
      ...['ws-connect', 'ws-open'],
    ]);
    const shown = entriesOf(result, 'ws-connect').map(({ headers }) => headers['authorization'] !== undefined);
    expect(shown).toEqual([false, true, true]);
    expect(JSON.stringify(result.transcript)).not.toContain('of-the-user');
  });

  test('are not shown again where the door opens without', async () => {
    target = await startTarget({ connected: () => undefined });
    const { baseUrl, websocketUrl, headers } = target;
    await told(
      baseUrl,
      async (subscriber) => {
        await subscriber.connect(websocketUrl);
        await subscriber.connect(websocketUrl, { authorization: 'rest' });
        await subscriber.connect(websocketUrl);
      },
      { token: 'token-of-the-user' },
    );
    expect(headers.map((lines) => lines.join().includes('token-of-the-user'))).toEqual([false, true, false]);
  });
});
