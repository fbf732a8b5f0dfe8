import { afterEach, describe, expect, test } from 'vitest';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, storyOf, told } from './testing/told.js';

let target: Target;

afterEach(() => target.close());

const SUBSCRIPTION = { resourceType: 'Subscription', status: 'active' };

/** A server that names what it creates after the path, and deletes what it is told to. */
function storing(location: (path: string) => string) {
  return startTarget({
    answer: ({ method, url = '' }, response) => {
      if (method === 'POST') response.writeHead(201, { location: location(url) }).end();
      else response.writeHead(204).end();
    },
  });
}

describe('what a scenario creates', () => {
  test('is removed at the end, the same where the scenario breaks', async () => {
    target = await storing((path) => `${path}/1/_history/1`);
    const { leftBehind, transcript } = await told(target.baseUrl, async (subscriber) => {
      await subscriber.create('a', SUBSCRIPTION);
      throw new Error('a defect');
    });
    expect(target.requests).toEqual(['POST /r5/Subscription', 'DELETE /r5/Subscription/1']);
    expect(leftBehind).toEqual([]);
    expect(transcript.footer).toMatchObject({ outcome: 'broken' });
  });

  test.for(['..', '%2e%2e', '.', 'a b'])(
    'is not looked for under the id %s, which would lead elsewhere',
    async (id) => {
      target = await storing((path) => `${path}/${id}`);
      await told(target.baseUrl, async (subscriber) => {
        expect((await subscriber.create('a', SUBSCRIPTION)).subscription).toBeUndefined();
      });
      expect(target.requests.filter((line) => !line.includes('?_tag='))).toEqual(['POST /r5/Subscription']);
    },
  );

  test('and cannot be removed is named', async () => {
    target = await startTarget({
      answer: ({ method }, response) => {
        if (method === 'POST') json(response, { resourceType: 'Subscription', id: 's1' }, 201);
        else response.writeHead(403).end();
      },
    });
    const { leftBehind } = await told(target.baseUrl, async (subscriber) => {
      await subscriber.create('a', SUBSCRIPTION);
    });
    expect(leftBehind).toEqual(['Subscription/s1']);
  });

  test('while the user interrupts is removed as well, once its answer has named it', async () => {
    const interruption = new AbortController();
    target = await startTarget({
      answer: ({ method, url = '' }, response) => {
        if (method !== 'POST') return void response.writeHead(204).end();
        interruption.abort();
        setTimeout(() => response.writeHead(201, { location: `${url}/late` }).end(), 30);
      },
    });
    const { leftBehind, transcript } = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.create('a', SUBSCRIPTION);
        await subscriber.create('b', SUBSCRIPTION);
      },
      { signal: interruption.signal },
    );
    expect(target.requests).toEqual(['POST /r5/Subscription', 'DELETE /r5/Subscription/late']);
    expect(leftBehind).toEqual([]);
    expect(transcript.footer).toMatchObject({ outcome: 'interrupted' });
  });

  test('by a part of the story that nobody waits for any more is removed as well', async () => {
    target = await startTarget({
      answer: ({ method, url = '' }, response) => {
        if (method !== 'POST') return void response.writeHead(204).end();
        setTimeout(() => response.writeHead(201, { location: `${url}/late` }).end(), 30);
      },
    });
    await told(target.baseUrl, async (subscriber) => {
      const forgotten = subscriber.create('a', SUBSCRIPTION);
      await Promise.race([forgotten, subscriber.pause('nothing', 5)]);
    });
    expect(target.requests).toEqual(['POST /r5/Subscription', 'DELETE /r5/Subscription/late']);
  });
});

describe('an interruption', () => {
  test('ends every wait at once, and closes connections properly', async () => {
    const interruption = new AbortController();
    const codes: number[] = [];
    target = await startTarget({ connected: (socket) => void socket.on('close', (code) => codes.push(code)) });
    const begun = performance.now();
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.connect(target.websocketUrl);
        setTimeout(() => interruption.abort(), 20);
        await subscriber.pause('ten minutes', 600_000);
      },
      { signal: interruption.signal },
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(codes).toEqual([1000]);
    expect(storyOf(result)).toContain('ws-end');
    expect(entriesOf(result, 'mark').at(-1)?.mark).toMatchObject({ what: 'ten minutes', met: false });
  });

  test('leaves no warning of the runtime, however many wait', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    target = await startTarget({});
    await told(target.baseUrl, async (subscriber) => {
      await Promise.all(Array.from({ length: 30 }, (_, index) => subscriber.pause(String(index), 5)));
    });
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });
});
