import { afterEach, describe, expect, test } from 'vitest';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, storyOf, told } from './testing/told.js';

let target: Target;

afterEach(() => target.close());

/** Accepts every Subscription as `requested`; it becomes active when it was read so often. */
function accepting(readsUntilActive: number): Promise<Target> {
  let reads = 0;
  let created = 0;
  return startTarget({
    answer: ({ method, url = '' }, response) => {
      if (method === 'POST') response.writeHead(201, { location: `${url}/s${String(++created)}/_history/1` }).end();
      else if (method === 'DELETE') response.writeHead(204).end();
      else
        json(response, { resourceType: 'Subscription', status: ++reads < readsUntilActive ? 'requested' : 'active' });
    },
  });
}

describe('a Subscription', () => {
  test('is created, named and read back until it is active', async () => {
    target = await accepting(2);
    const result = await told(target.baseUrl, async (subscriber) => {
      expect(await subscriber.subscribe('a', { topic: 'http://topics.example/a' })).toMatchObject({
        key: 'a',
        id: 's1',
        settings: { status: 'active' },
      });
    });
    expect(target.requests.slice(0, 3)).toEqual([
      'POST /r5/Subscription',
      'GET /r5/Subscription/s1',
      'GET /r5/Subscription/s1',
    ]);
    expect(storyOf(result).slice(0, 4)).toEqual(['facts', 'http-request', 'http-response', 'subscribed']);
  });

  test('that stays requested is used all the same; the next one is not waited for as long, and the report says so', async () => {
    target = await accepting(Infinity);
    const result = await told(target.baseUrl, async (subscriber) => {
      await subscriber.subscribe('a', { topic: 'http://topics.example/a' });
      await subscriber.subscribe('b', { topic: 'http://topics.example/a' });
    });
    const waits = entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'waited' ? [mark] : []));
    expect(waits).toMatchObject([
      { limitMs: 300, met: false },
      { limitMs: 50, met: false },
    ]);
    expect(result.notes).toHaveLength(1);
    expect(result.transcript.footer?.outcome).toBe('completed');
  });

  test('that is not found at first is looked for again', async () => {
    let reads = 0;
    target = await startTarget({
      answer: ({ method, url = '' }, response) => {
        if (method === 'POST') response.writeHead(201, { location: `${url}/s1` }).end();
        else if (method === 'GET' && ++reads === 1) response.writeHead(404).end();
        else json(response, { resourceType: 'Subscription', status: 'active' });
      },
    });
    const result = await told(target.baseUrl, async (subscriber) => {
      expect(await subscriber.subscribe('a', { topic: 'http://topics.example/a' })).toMatchObject({
        settings: { status: 'active' },
      });
    });
    expect([reads, result.notes]).toEqual([2, []]);
  });

  test('that is refused stops the story with what the server said', async () => {
    target = await startTarget({
      answer: (_, response) =>
        json(response, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'no such topic' }] }, 422),
    });
    const result = await told(
      target.baseUrl,
      async (subscriber) => void (await subscriber.subscribe('a', { topic: 'http://topics.example/a' })),
    );
    expect(result.transcript.footer?.reason).toContain('the server refused a Subscription (422): no such topic');
    expect(storyOf(result).at(-1)).toBe('blocked');
  });

  test('is not asked for where there is no topic to subscribe to', async () => {
    target = await accepting(1);
    const { transcript } = await told(target.baseUrl, async (subscriber) => void (await subscriber.subscribe('a')));
    expect(target.requests).toEqual([]);
    expect(transcript.footer?.reason).toBe('the server shows no topic to subscribe to');
  });
});
