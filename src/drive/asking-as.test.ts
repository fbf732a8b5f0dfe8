import { afterEach, describe, expect, test } from 'vitest';
import { releaseOf } from '../fhir/index.js';
import { History, type Asker } from '../model/index.js';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, told } from './testing/told.js';
import type { WalkOptions } from './walk-options.js';

let target: Target;

afterEach(() => target.close());

const TWO = {
  token: 'token-of-the-first',
  other: { auth: { kind: 'bearer', token: 'token-of-the-second' } },
} as const satisfies Partial<WalkOptions>;

function shownIn(lines: readonly string[] = []): string | undefined {
  return lines.find((_, index) => lines[index - 1]?.toLowerCase() === 'authorization');
}

async function askedAs(askers: readonly Asker[], options: Partial<WalkOptions> = TWO) {
  return told(
    target.baseUrl,
    async (subscriber) => {
      for (const as of askers) {
        await subscriber.request({ purpose: 'look', about: as, method: 'GET', path: 'Subscription', as });
      }
    },
    options,
  );
}

describe('a request as somebody', () => {
  test('shows the credentials of whoever asks, and the transcript says who that is and shows none', async () => {
    target = await startTarget({});
    const result = await askedAs(['self', 'other', 'nobody', 'invalid']);
    const [self, other, nobody, invalid] = target.headers.slice(-4).map(shownIn);
    expect([self, other, nobody]).toEqual(['Bearer token-of-the-first', 'Bearer token-of-the-second', undefined]);
    expect(invalid).toMatch(/^Bearer (?!token-of-the-first)[a-z]{5}-[a-z]{2}-[a-z]{3}-[a-z]{5}$/);
    expect(entriesOf(result, 'http-request').map(({ as }) => as)).toEqual([undefined, 'other', 'nobody', 'invalid']);
    const written = JSON.stringify(result.transcript);
    expect(written).not.toMatch(/of-the-(first|second)/);
    expect(written).not.toContain(invalid?.slice('Bearer '.length));
    expect(written).toContain('Bearer redacted-access-token-2');
  });

  test('is kept apart from what the run itself was answered', async () => {
    target = await startTarget({});
    const { transcript } = await askedAs(['self', 'other']);
    const validator = { release: 'R5', issues: () => [], frameIssues: () => [] } as const;
    const history = new History(transcript, releaseOf('R5'), validator);
    expect(history.exchangesFor('look').map(({ about }) => about)).toEqual(['self']);
    expect(history.exchangesAs('other').map(({ about }) => about)).toEqual(['other']);
  });

  test('never shows the credentials of the run in place of a second identity that there is not', async () => {
    target = await startTarget({});
    const { transcript } = await askedAs(['other'], { token: 'token-of-the-first' });
    expect(transcript.footer).toMatchObject({ outcome: 'stopped' });
    expect(transcript.footer?.reason).toContain('--other-token');
    expect(target.requests.join()).not.toContain('Subscription');
  });

  test('removes nothing of the run, whatever it is answered', async () => {
    target = await startTarget({
      answer: ({ method }, response) =>
        void response.writeHead(method === 'POST' ? 201 : 204, { location: `${target.baseUrl}/Patient/p1` }).end(),
    });
    const story = told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({
          purpose: 'make',
          method: 'POST',
          path: 'Patient',
          body: { resourceType: 'Patient' },
        });
        await subscriber.request({ purpose: 'take', method: 'DELETE', path: 'Patient/p1', as: 'other' });
      },
      TWO,
    );
    expect(entriesOf(await story, 'http-request').at(-1)).toMatchObject({ purpose: 'clean-up', method: 'DELETE' });
  });
});

describe('as whom a story can ask', () => {
  test.each<[string, Partial<WalkOptions>, Asker[]]>([
    ['without any credentials', {}, ['self']],
    ['with a token', { token: 'token-1' }, ['self', 'nobody', 'invalid']],
    ['with a header of its own', { headers: { 'X-Key': 'key-1' } }, ['self', 'nobody', 'invalid']],
    ['with headers that everybody has', { headers: { Accept: 'application/json' } }, ['self']],
    ['with two identities', TWO, ['self', 'other', 'nobody', 'invalid']],
  ])('%s', async (_case, options, askers) => {
    target = await startTarget({});
    let able: readonly Asker[] = [];
    await told(target.baseUrl, async (subscriber) => void (able = subscriber.askers), options);
    expect(able).toEqual(askers);
  });
});
