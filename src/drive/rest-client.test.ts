import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told } from './testing/told.js';

let target: Target;
let other: Target | undefined;

afterEach(async () => {
  await target.close();
  await other?.close();
  other = undefined;
});

function headerValues(lines: readonly string[], name: string): string[] {
  return lines.filter((_, index) => index % 2 === 1 && lines[index - 1]?.toLowerCase() === name);
}

describe('a request', () => {
  test('sends a header once, however it is written', async () => {
    target = await startTarget({});
    await told(target.baseUrl, async (subscriber) => {
      const headers = { 'Content-Type': 'application/fhir+xml' };
      await subscriber.request({ purpose: 'x', method: 'POST', path: 'Subscription', rawBody: '<a/>', headers });
    });
    expect(headerValues(target.headers[0] ?? [], 'content-type')).toEqual(['application/fhir+xml']);
  });

  test('shows token and headers of the user to the origin of the base URL only, and the transcript shows neither', async () => {
    target = await startTarget({});
    const elsewhere = (other = await startTarget({}));
    const options = { token: 'token-of-the-user', headers: { 'X-Key': 'key-of-the-user' } };
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'here', method: 'GET', path: 'Patient' });
        await subscriber.request({ purpose: 'there', method: 'GET', path: `${elsewhere.baseUrl}/Patient` });
      },
      options,
    );
    expect(headerValues(target.headers[0] ?? [], 'authorization')).toEqual(['Bearer token-of-the-user']);
    expect(headerValues(target.headers[0] ?? [], 'x-key')).toEqual(['key-of-the-user']);
    expect(elsewhere.headers).toHaveLength(1);
    expect(elsewhere.headers.flat().join()).not.toMatch(/of-the-user/);
    expect(JSON.stringify(result.transcript)).not.toMatch(/of-the-user/);
  });

  test('does not go to another host, and says which option allows it', async () => {
    target = await startTarget({});
    const path = 'http://elsewhere.example/x';
    const { transcript } = await told(target.baseUrl, async (subscriber) => {
      await subscriber.request({ purpose: 'x', method: 'GET', path });
    });
    expect(transcript.footer).toMatchObject({ outcome: 'stopped' });
    expect(transcript.footer?.reason).toContain('--allow-host elsewhere.example');
  });

  test('follows no redirect', async () => {
    target = await startTarget({ answer: (_, response) => response.writeHead(307, { location: '/r5/y' }).end() });
    const result = await told(target.baseUrl, async (subscriber) => {
      expect((await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })).status).toBe(307);
    });
    expect(target.requests).toEqual(['GET /r5/x']);
    expect(entriesOf(result, 'http-response')).toMatchObject([{ status: 307 }]);
  });

  test('gives up an answer that takes too long, also in the middle of its body', async () => {
    target = await startTarget({ answer: (_, response) => void response.write('{') });
    const limits = { ...SHORT_LIMITS, answerMs: 100 };
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        expect(await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })).toMatchObject({ headers: {} });
      },
      { limits },
    );
    expect(entriesOf(result, 'http-failure')).toMatchObject([{ exchange: 1, code: 'TimeoutError' }]);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads an answer that is compressed unasked: %s', async (coding, compress) => {
    target = await startTarget({
      answer: (_, response) => {
        response.writeHead(200, { 'content-encoding': coding }).end(compress('{"resourceType":"Patient"}'));
      },
    });
    const result = await told(target.baseUrl, async (subscriber) => {
      const { json } = await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' });
      expect(json).toEqual({ resourceType: 'Patient' });
    });
    expect(entriesOf(result, 'http-response')).toMatchObject([{ body: '{"resourceType":"Patient"}' }]);
  });

  test.each([
    ['is not what its coding says', Buffer.from('{}'), 'Z_DATA_ERROR'],
    ['ends too soon', gzipSync('{"resourceType":"Patient"}').subarray(0, 20), 'Z_BUF_ERROR'],
  ])('takes an answer that %s for none', async (_what, body, code) => {
    target = await startTarget({
      answer: (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
    });
    const result = await told(target.baseUrl, async (subscriber) => {
      expect(await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })).toMatchObject({ failure: code });
    });
    expect(entriesOf(result, 'http-failure')).toMatchObject([{ code }]);
  });

  test('takes a compressed answer without a body for an empty one', async () => {
    target = await startTarget({
      answer: (_, response) => void response.writeHead(201, { 'content-encoding': 'gzip' }).end(),
    });
    await told(target.baseUrl, async (subscriber) => {
      expect(await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })).toMatchObject({ status: 201 });
    });
  });

  test('reads ten million bytes of a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000));
    target = await startTarget({
      answer: (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    });
    const limits = { ...SHORT_LIMITS, answerMs: 10_000 };
    const result = await told(
      target.baseUrl,
      async (subscriber) => void (await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' })),
      { limits },
    );
    expect(entriesOf(result, 'http-response')).toMatchObject([{ cutAtBytes: 10_000_000 }]);
  });

  test('reads ten million bytes of an endless answer, and says that it cut it', async () => {
    const piece = Buffer.alloc(1_000_000, 'x');
    target = await startTarget({
      answer: (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on('drain', more);
        more();
      },
    });
    const limits = { ...SHORT_LIMITS, answerMs: 10_000 };
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' });
      },
      { limits },
    );
    const [response] = entriesOf(result, 'http-response');
    expect(response?.cutAtBytes).toBe(10_000_000);
    expect(response?.body).toHaveLength(10_000_000);
  });
});
