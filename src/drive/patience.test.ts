import { afterEach, describe, expect, test } from 'vitest';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, storyOf, told } from './testing/told.js';

let target: Target;
afterEach(() => target.close());

/** Answers the first requests with 429 and the headers, later ones with a Patient. */
function throttling(times: number, headers: Record<string, string>): Promise<Target> {
  let calls = 0;
  return startTarget({
    answer: (_, response) => {
      if (++calls <= times) response.writeHead(429, headers).end();
      else json(response, { resourceType: 'Patient' });
    },
  });
}

const read = { purpose: 'x', method: 'GET', path: 'Patient/1' } as const;

describe('a target that answers 429', () => {
  test.each([
    ['in seconds', { 'retry-after': '0' }],
    ['by a date', { date: 'Tue, 01 Jan 2030 00:00:09 GMT', 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT' }],
    [
      'by a date that has passed',
      { date: 'Tue, 01 Jan 2030 00:00:09 GMT', 'retry-after': 'Tue, 01 Jan 2030 00:00:00 GMT' },
    ],
  ])('is waited for as it asks, %s, and the request sent again', async (_how, headers) => {
    target = await throttling(2, headers);
    const result = await told(target.baseUrl, async (subscriber) => {
      expect((await subscriber.request(read)).status).toBe(200);
    });
    expect(target.requests).toHaveLength(3);
    expect(storyOf(result).slice(1, 4)).toEqual(['http-request', 'http-response', 'waited']);
    expect(result.notes).toEqual([
      expect.stringContaining('429 (too many requests) to 2 requests, which were sent again'),
    ]);
  });

  test('is waited for a second where it does not say how long', async () => {
    target = await throttling(1, {});
    const result = await told(target.baseUrl, async (subscriber) => void (await subscriber.request(read)));
    const [wait] = entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'waited' ? [mark] : []));
    expect(wait).toMatchObject({ limitMs: 1_000, met: true });
  });

  test('is not waited for beyond the time budget, and the report says so', async () => {
    target = await throttling(1, { 'retry-after': '60' });
    const result = await told(
      target.baseUrl,
      async (subscriber) => expect((await subscriber.request(read)).status).toBe(429),
      { limits: { ...SHORT_LIMITS, budgetMs: 59_000 } },
    );
    expect(target.requests).toHaveLength(1);
    expect(result.notes).toEqual([
      expect.stringMatching(/it asked for 60 s, the time budget is 59 s \(--time-budget\)/),
    ]);
  });

  test('for ever is given up', async () => {
    target = await throttling(Infinity, { 'retry-after': '0' });
    const result = await told(target.baseUrl, async (subscriber) => {
      expect((await subscriber.request(read)).status).toBe(429);
    });
    expect(target.requests).toHaveLength(6);
    expect(result.notes).toHaveLength(2);
  });

  test('is left at once when the run is interrupted', async () => {
    const interruption = new AbortController();
    target = await startTarget({
      answer: (_, response) => {
        response.writeHead(429, { 'retry-after': '30' }).end();
        setTimeout(() => interruption.abort(), 20);
      },
    });
    const result = await told(target.baseUrl, async (subscriber) => void (await subscriber.request(read)), {
      signal: interruption.signal,
    });
    expect(result.transcript.footer?.outcome).toBe('interrupted');
    expect(target.requests).toHaveLength(1);
  });
});
