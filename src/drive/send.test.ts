import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Subscriber } from '../model/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told } from './testing/told.js';

let target: Target;

const TAG = 'urn%3Afhir-handshake%3Arun%7Crun-of-the-test';

afterEach(() => target.close());

/** Answers what may create, and lets everything else succeed. */
function creating(answer: (response: ServerResponse, path: string) => void): Promise<Target> {
  return startTarget({
    answer: ({ method = '', url = '' }, response) => {
      if (method === 'POST' || method === 'PUT') answer(response, url);
      else response.writeHead(204).end();
    },
  });
}

describe('whatever a story creates, by whichever request', () => {
  test('is removed: by a POST to a type', async () => {
    target = await creating((response, path) => response.writeHead(201, { location: `${path}/1` }).end());
    await told(target.baseUrl, async (subscriber) => {
      await subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation', body: {} });
      await subscriber.request({ purpose: 'x', method: 'POST', path: `${target.baseUrl}/Basic`, body: {} });
      await subscriber.request({ purpose: 'x', method: 'POST', path: 'Subscription/a/$status' });
      await subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation/_search' });
    });
    expect(target.requests.filter((line) => line.startsWith('DELETE'))).toEqual([
      'DELETE /r5/Basic/1',
      'DELETE /r5/Observation/1',
    ]);
  });

  test('is removed: by a PUT where nothing was before, and only then', async () => {
    target = await creating((response, path) => response.writeHead(path.endsWith('new') ? 201 : 200).end());
    await told(target.baseUrl, async (subscriber) => {
      await subscriber.request({ purpose: 'x', method: 'PUT', path: 'Observation/new', body: {} });
      await subscriber.request({ purpose: 'x', method: 'PUT', path: 'Observation/theirs', body: {} });
    });
    expect(target.requests.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /r5/Observation/new']);
  });

  test('is not removed twice where the story did so', async () => {
    target = await creating((response, path) => response.writeHead(201, { location: `${path}/1` }).end());
    await told(target.baseUrl, async (subscriber) => {
      await subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation', body: {} });
      await subscriber.request({ purpose: 'x', method: 'DELETE', path: 'Observation/1' });
    });
    expect(target.requests).toEqual(['POST /r5/Observation', 'DELETE /r5/Observation/1']);
  });
});

describe('a transaction of the user’s own', () => {
  const entry = (type: string, method = 'POST') => ({
    resource: { resourceType: type },
    request: { method, url: type },
  });
  const body = { resourceType: 'Bundle', type: 'transaction', entry: [entry('Basic', 'PUT'), entry('Patient')] };
  const sendIt = (subscriber: Subscriber) =>
    subscriber.request({ purpose: 'x', method: 'POST', path: '', body: { ...body, entry: [...body.entry] } });

  test('has removed what its entries created, by the places that the answer names', async () => {
    const answered = ['Basic/b1/_history/1', 'Patient/p1/_history/1'].map((location) => ({
      response: { status: '201 Created', location },
    }));
    target = await creating((response) => json(response, { resourceType: 'Bundle', entry: answered }));
    await told(target.baseUrl, async (subscriber) => void (await sendIt(subscriber)));
    expect(target.requests).toEqual(['POST /r5/', 'DELETE /r5/Patient/p1']);
  });

  test('that names nothing leaves it to the search by the tag', async () => {
    target = await creating((response) => json(response, { resourceType: 'Bundle', type: 'transaction-response' }));
    const result = await told(target.baseUrl, async (subscriber) => void (await sendIt(subscriber)));
    expect(target.requests.slice(1)).toEqual([`GET /r5/Patient?_tag=${TAG}`]);
    expect(result.leftBehind).toEqual(['Patient of unknown id, tagged with run run-of-the-test']);
  });
});

test('what was there before is not ours: a conditional create that found it', async () => {
  target = await creating((response, path) => json(response, { resourceType: 'Patient', id: path.length.toString() }));
  const headers = { 'If-None-Exist': 'identifier=1' };
  await told(target.baseUrl, async (subscriber) => {
    await subscriber.request({ purpose: 'x', method: 'POST', path: 'Patient', body: {}, headers });
  });
  expect(target.requests).toEqual(['POST /r5/Patient']);
});

describe('what was created without a name is looked for by its tag', () => {
  const tag = { system: 'urn:fhir-handshake:run', code: 'run-of-the-test' };
  const ours = { resourceType: 'Observation', id: 'ours', meta: { tag: [{ system: 'x' }, tag] } };
  const theirs = { resourceType: 'Observation', id: 'theirs', meta: { tag: [{ ...tag, code: 'another run' }] } };

  /** Refuses to name what it creates, and finds resources on two pages. */
  function finding(self: string, removes = true): Promise<Target> {
    return startTarget({
      answer: ({ method, url = '' }, response) => {
        if (method === 'POST') response.writeHead(201).end();
        else if (method === 'DELETE') response.writeHead(removes ? 204 : 409).end();
        else {
          const link = [
            { relation: 'self', url: self },
            ...(url.includes('page') ? [] : [{ relation: 'next', url: '?page=2' }]),
          ];
          const resource = url.includes('page') ? ours : theirs;
          json(response, { resourceType: 'Bundle', type: 'searchset', link, entry: [{ resource }] });
        }
      },
    });
  }

  const create = (subscriber: Subscriber) =>
    subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation', body: {} });

  test('on all pages, and nothing without the tag is touched, whatever was found', async () => {
    target = await finding(`http://x/r5/Observation?_tag=${TAG}`);
    const result = await told(target.baseUrl, async (subscriber) => void (await create(subscriber)));
    expect(target.requests.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /r5/Observation/ours']);
    expect(result.leftBehind).toEqual([]);
  });

  test('and stays in doubt where the server passed over the parameter', async () => {
    target = await finding('http://x/r5/Observation');
    const result = await told(target.baseUrl, async (subscriber) => void (await create(subscriber)));
    expect(result.leftBehind).toEqual(['Observation of unknown id, tagged with run run-of-the-test']);
  });

  test('and is named where it cannot be removed', async () => {
    target = await finding(`http://x/r5/Observation?_tag=${TAG}`, false);
    const result = await told(target.baseUrl, async (subscriber) => void (await create(subscriber)));
    expect(result.leftBehind).toEqual([
      'Observation/ours',
      'Observation of unknown id, tagged with run run-of-the-test',
    ]);
  });
});

describe('what may have been created and has no name is left behind in words', () => {
  const words = ['Observation of unknown id, tagged with run run-of-the-test'];
  const limits = { ...SHORT_LIMITS, answerMs: 100 };

  async function leftBehind(answer: (response: ServerResponse) => void): Promise<readonly string[]> {
    target = await creating(answer);
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation', body: {} });
      },
      { limits },
    );
    return result.leftBehind;
  }

  test('no answer', async () => {
    expect(await leftBehind(() => undefined)).toEqual(words);
  });
  test('an answer that breaks off', async () => {
    expect(await leftBehind((response) => response.destroy())).toEqual(words);
  });
  test('an answer that names nothing', async () => {
    expect(await leftBehind((response) => response.writeHead(201).end())).toEqual(words);
  });
  test('a proxy that gave up waiting', async () => {
    expect(await leftBehind((response) => response.writeHead(504).end())).toEqual(words);
  });
  test('but nothing where the server refused', async () => {
    expect(await leftBehind((response) => json(response, { resourceType: 'OperationOutcome' }, 422))).toEqual([]);
  });
  test('and nothing where the body names it', async () => {
    expect(await leftBehind((response) => json(response, { resourceType: 'Observation', id: '1' }, 201))).toEqual([]);
  });
});

describe('an interruption', () => {
  test('does not wait long for a creation that is never answered, and says what may be left', async () => {
    const interruption = new AbortController();
    target = await creating(() => interruption.abort());
    const begun = performance.now();
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'POST', path: 'Observation', body: {} });
      },
      { signal: interruption.signal, limits: { ...SHORT_LIMITS, answerMs: 10_000 } },
    );
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(result.leftBehind).toHaveLength(1);
    expect(entriesOf(result, 'http-failure')).toMatchObject([{ code: 'interrupted' }]);
  });

  test('does not wait at all for what creates nothing', async () => {
    const interruption = new AbortController();
    target = await startTarget({ answer: () => interruption.abort() });
    const begun = performance.now();
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'Observation' });
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'Patient' });
      },
      { signal: interruption.signal, limits: { ...SHORT_LIMITS, answerMs: 10_000 } },
    );
    expect(performance.now() - begun).toBeLessThan(500);
    expect(target.requests).toEqual(['GET /r5/Observation']);
    expect(entriesOf(result, 'http-request')).toHaveLength(1);
  });
});

test('an answer that trickles is given up after the limit for the whole of it', async () => {
  target = await startTarget({
    answer: (_, response) => {
      const timer = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(timer));
    },
  });
  const begun = performance.now();
  const result = await told(
    target.baseUrl,
    async (subscriber) => void (await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })),
    { limits: { ...SHORT_LIMITS, answerMs: 120 } },
  );
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(entriesOf(result, 'http-failure')).toMatchObject([
    { code: 'TimeoutError', message: 'the answer was not complete after 0.12 s' },
  ]);
});

test('no coding of bodies is asked for', async () => {
  target = await startTarget({});
  await told(target.baseUrl, async (subscriber) => {
    await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' });
  });
  expect(target.headers[0]?.join(': ')).toContain('accept-encoding: identity');
});
