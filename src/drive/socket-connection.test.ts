import { afterEach, describe, expect, test } from 'vitest';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, storyOf, told } from './testing/told.js';

let target: Target;
let other: Target | undefined;

afterEach(async () => {
  await target.close();
  await other?.close();
  other = undefined;
});

describe('a connection', () => {
  test('records texts, control frames of both sides, and the closing handshake', async () => {
    target = await startTarget({
      connected: (socket) => {
        socket.on('message', (data) => socket.send(data, { binary: true }));
        socket.once('pong', () => socket.send('after the pong'));
        socket.ping('from the server');
      },
    });
    const result = await told(target.baseUrl, async (subscriber) => {
      const connection = await subscriber.connect(target.websocketUrl);
      connection?.send('grüezi');
      connection?.ping('from the client');
      const seen = () => subscriber.until('both', 500, () => true, 10);
      await seen();
      await subscriber.pause('the answers', 50);
      await connection?.close();
    });
    expect(entriesOf(result, 'ws-received')).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ text: 'grüezi', binary: true, bytes: 7 }),
        expect.objectContaining({ text: 'after the pong', binary: false }),
      ]),
    );
    const controls = [...entriesOf(result, 'ws-ping'), ...entriesOf(result, 'ws-pong')];
    expect(controls.map(({ kind, by, payload }) => `${kind} ${by} ${payload}`).sort()).toEqual([
      'ws-ping client from the client',
      'ws-ping server from the server',
      'ws-pong client from the server',
      'ws-pong server from the client',
    ]);
    expect(entriesOf(result, 'ws-close').map(({ by, code }) => [by, code])).toEqual([
      ['client', 1000],
      ['server', 1000],
    ]);
    expect(storyOf(result).at(-1)).toBe('ws-end');
  });

  test('that the server closes is answered, and ends every wait without meeting it', async () => {
    target = await startTarget({ connected: (socket) => socket.close(1008, 'no more') });
    const result = await told(target.baseUrl, async (subscriber) => {
      const connection = await subscriber.connect(target.websocketUrl);
      expect(await connection?.waitFor('a notification', () => true)).toBeUndefined();
    });
    expect(entriesOf(result, 'ws-close').map(({ by, code, reason }) => [by, code, reason])).toEqual([
      ['server', 1008, 'no more'],
      ['client', 1008, ''],
    ]);
    expect(entriesOf(result, 'mark').at(-1)?.mark).toMatchObject({ name: 'waited', met: false });
  });

  test('that breaks off ends with 1006 and no close frame of the server', async () => {
    target = await startTarget({ connected: (socket) => socket.terminate() });
    const result = await told(target.baseUrl, async (subscriber) => {
      const connection = await subscriber.connect(target.websocketUrl);
      expect(await connection?.waitForEnd('the end', 500)).toBe(true);
    });
    expect(entriesOf(result, 'ws-close')).toEqual([]);
    expect(entriesOf(result, 'ws-end')).toMatchObject([{ code: 1006 }]);
  });

  test('whose closing handshake is never answered is given up after the limit', async () => {
    target = await startTarget({ connected: (socket) => void Reflect.set(socket, 'close', () => undefined) });
    const result = await told(target.baseUrl, async (subscriber) => {
      const connection = await subscriber.connect(target.websocketUrl);
      await connection?.close();
      expect(connection?.open).toBe(false);
    });
    expect(entriesOf(result, 'ws-end')).toHaveLength(1);
  });
});

describe('an upgrade', () => {
  test('that is refused is recorded with its status, and is no connection that ended', async () => {
    target = await startTarget({});
    const result = await told(target.baseUrl, async (subscriber) => {
      expect(await subscriber.connect(target.websocketUrl)).toBeUndefined();
    });
    expect(storyOf(result)).toEqual(['facts', 'ws-connect', 'ws-refused']);
    expect(entriesOf(result, 'ws-refused')).toMatchObject([{ status: 401, connection: 'connection-1' }]);
  });

  test('shows no token at first, and once more with it where it is refused', async () => {
    target = await startTarget({});
    const options = { token: 'token-of-the-user' };
    await told(target.baseUrl, async (subscriber) => void (await subscriber.connect(target.websocketUrl)), options);
    expect(target.headers.map((lines) => lines.includes('Bearer token-of-the-user'))).toEqual([false, true]);
  });

  test('never shows the token to another origin', async () => {
    target = await startTarget({});
    const elsewhere = (other = await startTarget({ connected: (socket) => void socket }));
    const story = told(
      target.baseUrl,
      async (subscriber) => void (await subscriber.connect(elsewhere.websocketUrl, { authorization: 'rest' })),
      { token: 'token-of-the-user' },
    );
    expect(entriesOf(await story, 'ws-open')).toHaveLength(1);
    expect(elsewhere.headers.flat().join()).not.toContain('token-of-the-user');
  });

  test.for(['ws://elsewhere.example/ws', 'http://127.0.0.1/ws', 'ws://127.0.0.1/ws#part', 'nowhere'])(
    'is not tried with %s, and the reason names it',
    async (url) => {
      target = await startTarget({});
      const { transcript } = await told(target.baseUrl, async (subscriber) => void (await subscriber.connect(url)));
      expect(transcript.footer?.outcome).toBe('stopped');
      expect(transcript.footer?.reason).toContain(url);
    },
  );
});
