import { afterEach, describe, expect, test } from 'vitest';
import type { BindingFacts, Mark, SubscribedTo } from '../model/index.js';
import { notificationBundle } from '../model/testing/notification-bundle.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told, type Told } from './testing/told.js';

let target: Target;

afterEach(() => target.close());

const A: SubscribedTo = { key: 'a', id: 's1', settings: { filters: [] } };

const HANDSHAKE = JSON.stringify(
  notificationBundle({ type: 'handshake', subscriptionId: A.id, count: 0, timestamp: '2024-01-01T00:00:00Z' }),
);

type Reply = (text: string, answer: (text: string) => void, close: () => void) => void;

/** A server whose sockets do as told with each message. */
async function speaking(reply: Reply): Promise<void> {
  target = await startTarget({
    answer: (_, response) =>
      json(response, {
        resourceType: 'Parameters',
        parameter: [
          { name: 'token', valueString: 'abc' },
          { name: 'websocket-url', valueUrl: target.websocketUrl },
        ],
      }),
    connected: (socket) =>
      socket.on('message', (data) =>
        reply(
          Buffer.isBuffer(data) ? data.toString('utf8') : '',
          (text) => socket.send(text),
          () => socket.close(1008),
        ),
      ),
  });
}

interface Found extends Told {
  readonly found: BindingFacts | undefined;
}

async function found(options: Parameters<typeof told>[2] = {}): Promise<Found> {
  let facts: BindingFacts | undefined;
  const result = await told(
    target.baseUrl,
    async (subscriber) => {
      await subscriber.findBindForm(A);
      facts = subscriber.facts.binding;
    },
    options,
  );
  return { ...result, found: facts };
}

function waits(result: Told): Extract<Mark, { name: 'waited' }>[] {
  return entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'waited' ? [mark] : []));
}

describe('the bind form', () => {
  test('that works at once is the only one that is tried', async () => {
    await speaking((_, answer) => answer(HANDSHAKE));
    const result = await found();
    expect(result.found).toEqual({ form: 'colon', handshakes: true });
    expect(entriesOf(result, 'ws-sent')).toHaveLength(1);
  });

  test('has its whole limit, while others are tried beside it', async () => {
    await speaking((text, answer) => {
      if (text.startsWith('bind-with-token:')) setTimeout(() => answer(HANDSHAKE), 0.6 * SHORT_LIMITS.handshakeMs);
    });
    const result = await found();
    expect(result.found).toEqual({ form: 'colon', handshakes: true });
    expect(entriesOf(result, 'ws-sent').length).toBeGreaterThan(1);
  });

  test('may be the last, after each of the others was refused', async () => {
    await speaking((text, answer, close) => (text.startsWith('{') ? answer(HANDSHAKE) : close()));
    expect((await found()).found).toEqual({ form: 'json', handshakes: true });
  });

  test('that does not exist costs little more than one limit', async () => {
    await speaking(() => undefined);
    const result = await found();
    expect(result.found).toEqual({ handshakes: false });
    const longest = waits(result).filter(({ limitMs }) => limitMs >= SHORT_LIMITS.handshakeMs);
    expect(longest.length).toBe(1);
    expect(result.transcript.footer?.outcome).toBe('completed');
  });

  test('is looked for on one connection after the other where little may be asked at once', async () => {
    await speaking(() => undefined);
    const result = await found({ traffic: { ratePerS: 100 } });
    expect(result.found).toEqual({ handshakes: false });
    const turns = result.transcript.entries.flatMap(({ kind }) =>
      kind === 'ws-open' || kind === 'ws-end' ? [kind] : [],
    );
    expect(turns).toEqual(['ws-open', 'ws-end', 'ws-open', 'ws-end', 'ws-open', 'ws-end']);
  });

  test.each(['R4', 'R4B'] as const)(
    'is none of those where the protocol before the guide is spoken in %s',
    async (release) => {
      await speaking((text, answer) => {
        if (text === `bind ${A.id}`) answer(`bound ${A.id}`);
      });
      const result = await found({ release });
      expect(result.found).toEqual({ handshakes: false, older: true });
    },
  );
});
