import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MarkOf, Progress, Subscriber } from '../model/index.js';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told, type Told } from './testing/told.js';

let target: Target;

beforeEach(async () => {
  target = await startTarget({ connected: (socket) => socket.send('{}') });
});
afterEach(() => target.close());

function waits(result: Told): MarkOf<'waited'>[] {
  return entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'waited' ? [mark] : []));
}

async function connected(subscriber: Subscriber) {
  const connection = await subscriber.connect(target.websocketUrl);
  if (connection === undefined) throw new Error('The connection was refused.');
  return connection;
}

describe('a wait', () => {
  test('that its limit ends was at least as long as the limit, and not met', async () => {
    const result = await told(target.baseUrl, async (subscriber) => {
      const begunAt = subscriber.now();
      const connection = await connected(subscriber);
      expect(await connection.waitForEnd('the end', 40)).toBe(false);
      expect(subscriber.now() - begunAt).toBeGreaterThanOrEqual(40);
    });
    expect(waits(result)).toMatchObject([{ what: 'the end', limitMs: 40, met: false }]);
  });

  test('is told as progress once when it begins and once when it ends; what is there already is not waited for', async () => {
    const progress: Progress[] = [];
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.pause('a while', 5);
        await subscriber.until('never', 20, () => false, 5);
        await subscriber.until('at once', 20, () => true);
      },
      { onProgress: (one) => progress.push(one) },
    );
    const seen = progress.flatMap((one) =>
      one.kind === 'waiting' || one.kind === 'waited' ? [`${one.kind} ${one.what}`] : [],
    );
    expect(seen).toEqual(['a while', 'never', 'at once'].flatMap((what) => [`waiting ${what}`, `waited ${what}`]));
    expect(waits(result).map(({ what, met }) => [what, met])).toEqual([
      ['a while', true],
      ['never', false],
      ['at once', true],
    ]);
  });

  test('longer than the time budget is not begun, since a part would be taken for the whole', async () => {
    const limits = { ...SHORT_LIMITS, budgetMs: 1_000 };
    const { transcript } = await told(target.baseUrl, (subscriber) => subscriber.pause('the expiration', 7_200), {
      limits,
    });
    expect(transcript.footer).toMatchObject({ outcome: 'stopped' });
    expect(transcript.footer?.reason).toBe(
      'waiting for the expiration takes 8 s, longer than the time budget of 1 s (--time-budget 8)',
    );
  });

  test('for an answer that fails ends with the failure, and is recorded as not met', async () => {
    const result = await told(target.baseUrl, async (subscriber) => {
      await subscriber.until('something', 100, () => Promise.reject(new Error('a defect of the story')));
    });
    expect(result.transcript.footer?.reason).toContain('a defect of the story');
    expect(waits(result)).toMatchObject([{ what: 'something', met: false }]);
  });

  test('whose question breaks over a message fails where it was asked', async () => {
    target = await startTarget({
      connected: (socket) => {
        const status = { resourceType: 'SubscriptionStatus', type: 'heartbeat', status: 'active' };
        const bundle = { resourceType: 'Bundle', type: 'subscription-notification', entry: [{ resource: status }] };
        setTimeout(() => socket.send(JSON.stringify(bundle)), 20);
      },
    });
    const result = await told(target.baseUrl, async (subscriber) => {
      const connection = await connected(subscriber);
      await connection.waitFor('a notification', () => {
        throw new Error('a defect of the question');
      });
    });
    expect(result.transcript.footer).toMatchObject({ outcome: 'broken' });
    expect(result.transcript.footer?.reason).toContain('a defect of the question');
    expect(entriesOf(result, 'ws-received')).toHaveLength(1);
    expect(waits(result)).toMatchObject([{ what: 'a notification', met: false }]);
  });
});

test('a story that would go on for ever is ended by an interruption', async () => {
  const interruption = new AbortController();
  let rounds = 0;
  const { transcript } = await told(
    target.baseUrl,
    async (subscriber) => {
      for (;;) {
        if (++rounds === 3) interruption.abort();
        await subscriber.pause('the next round', 1);
      }
    },
    { signal: interruption.signal },
  );
  expect(rounds).toBe(3);
  expect(transcript.footer).toMatchObject({ outcome: 'interrupted', reason: 'the run was interrupted' });
});
