import { afterEach, describe, expect, test } from 'vitest';
import { isObject, objectsAt, parseJson, type BindingToken, type SubscribedTo } from '../model/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, told } from './testing/told.js';

let target: Target;

afterEach(() => target.close());

const A: SubscribedTo = { key: 'a', id: 's1', settings: { filters: [] } };
const B: SubscribedTo = { key: 'b', id: 's2', settings: { filters: [] } };

const PARAMETERS = {
  resourceType: 'Parameters',
  parameter: [
    { name: 'token', valueString: 'binding-token-1' },
    { name: 'expiration', valueDateTime: '2030-01-01T00:00:00Z' },
    { name: 'websocket-url', valueUrl: 'ws://127.0.0.1/ws' },
  ],
};

/** Answers the operation on some methods only. */
function issuing(methods: readonly string[]): Promise<Target> {
  return startTarget({
    answer: ({ method = '' }, response) => {
      if (methods.includes(method)) json(response, PARAMETERS);
      else json(response, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'not this way' }] }, 405);
    },
  });
}

describe('a token', () => {
  test('is asked for by POST first, then by GET, and later by what worked', async () => {
    target = await issuing(['GET']);
    const tokens: BindingToken[] = [];
    await told(target.baseUrl, async (subscriber) => {
      tokens.push(await subscriber.token(A), await subscriber.token(B), await subscriber.token(A, B));
    });
    expect(target.requests).toEqual([
      'POST /r5/Subscription/s1/$get-ws-binding-token',
      'GET /r5/Subscription/s1/$get-ws-binding-token',
      'GET /r5/Subscription/s2/$get-ws-binding-token',
      'POST /r5/Subscription/$get-ws-binding-token',
      'GET /r5/Subscription/$get-ws-binding-token?id=s1&id=s2',
    ]);
    expect(tokens[0]).toMatchObject({ value: 'binding-token-1', url: 'ws://127.0.0.1/ws', keys: ['a'] });
    expect(tokens[0]?.expiresAt).toBe(Date.UTC(2030, 0));
  });

  test('is asked for again where the target asks to come back later', async () => {
    let calls = 0;
    target = await startTarget({
      answer: (_, response) => {
        if (++calls === 1) response.writeHead(429, { 'retry-after': '0' }).end();
        else json(response, PARAMETERS);
      },
    });
    await told(target.baseUrl, async (subscriber) => void (await subscriber.token(A)));
    expect(target.requests).toEqual([
      'POST /r5/Subscription/s1/$get-ws-binding-token',
      'POST /r5/Subscription/s1/$get-ws-binding-token',
    ]);
  });

  test('of several Subscriptions is asked for with one id parameter each', async () => {
    target = await issuing(['POST']);
    const result = await told(target.baseUrl, async (subscriber) => void (await subscriber.token(A, B)));
    const body = parseJson(entriesOf(result, 'http-request')[0]?.body ?? '');
    expect(objectsAt(body, 'parameter').map(({ name, valueId }) => [name, valueId])).toEqual([
      ['id', 's1'],
      ['id', 's2'],
    ]);
    expect(entriesOf(result, 'mark').at(-1)?.mark).toMatchObject({ name: 'token', level: 'type', keys: ['a', 'b'] });
  });

  test('is nowhere to be read, not even in the answer that brought it', async () => {
    target = await issuing(['POST']);
    const result = await told(target.baseUrl, async (subscriber) => void (await subscriber.token(A)));
    const [response] = entriesOf(result, 'http-response');
    expect(isObject(parseJson(response?.body ?? ''))).toBe(true);
    expect(JSON.stringify(result.transcript)).not.toContain('binding-token-1');
  });

  test('that there is no way to get stops the story with what the server said', async () => {
    target = await issuing([]);
    const { transcript } = await told(target.baseUrl, async (subscriber) => void (await subscriber.token(A)));
    expect(transcript.footer).toMatchObject({ outcome: 'stopped' });
    expect(transcript.footer?.reason).toContain('the server gave no binding token (405): not this way');
  });

  test.for(['token', 'websocket-url'])(
    'whose answer lacks the %s stops the story, and the reason says so',
    async (name) => {
      const parameter = PARAMETERS.parameter.filter((one) => one.name !== name);
      target = await startTarget({ answer: (_, response) => json(response, { ...PARAMETERS, parameter }) });
      const { transcript } = await told(target.baseUrl, async (subscriber) => void (await subscriber.token(A)));
      expect(transcript.footer?.reason).toContain(
        `the answer of $get-ws-binding-token (200) lacks the parameter ${name}`,
      );
    },
  );

  test('with a relative websocket-url cannot be used for a connection, and nothing is sent anywhere', async () => {
    const parameter = PARAMETERS.parameter.map((one) =>
      one.name === 'websocket-url' ? { name: 'websocket-url', valueUrl: '/ws' } : one,
    );
    target = await startTarget({ answer: (_, response) => json(response, { ...PARAMETERS, parameter }) });
    const result = await told(target.baseUrl, async (subscriber) => void (await subscriber.session(A)));
    expect(result.transcript.footer?.reason).toContain('the websocket-url is no absolute ws or wss URL: "/ws"');
    expect(entriesOf(result, 'ws-connect')).toEqual([]);
  });
});
