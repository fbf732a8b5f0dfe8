import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../model/index.js';
import { selfSignedCertificate } from '../../reference/certificate.js';
import { startTarget, type Target } from '../testing/target.js';
import { entriesOf, told } from '../testing/told.js';

let target: Target | undefined;
afterEach(async () => {
  await target?.close();
  target = undefined;
});

async function baseUrl(): Promise<string> {
  target = await startTarget({});
  return target.baseUrl;
}

const notification = JSON.stringify({
  resourceType: 'Bundle',
  type: 'subscription-notification',
  entry: [{ resource: { resourceType: 'SubscriptionStatus', type: 'handshake' } }],
});

const posted = async (url: string, body = notification) =>
  (await request(url, { method: 'POST', body, headers: { 'x-probe': 'a:b' } })).statusCode;

describe('an endpoint', () => {
  test('records what is posted, and answers as it is told', async () => {
    const answers: number[] = [];
    const result = await told(await baseUrl(), async (subscriber) => {
      const endpoint = await subscriber.endpoint('a', { status: 202 }, 'key=a%20b');
      answers.push(await posted(endpoint.url));
      endpoint.answer({ status: 500 });
      answers.push(await posted(endpoint.url, 'no json'));
      expect(endpoint).toMatchObject({ requests: 2, notifications: [{ status: { type: 'handshake' } }] });
    });
    expect(answers).toEqual([202, 500]);
    const [first, second] = entriesOf(result, 'hook-received');
    expect(first).toMatchObject({ method: 'POST', text: notification, headers: { 'x-probe': 'a:b' }, delivery: 1 });
    expect(first?.url).toMatch(/^\/hook\/[\w-]{24}\?key=a%20b$/);
    expect(second).toMatchObject({ text: 'no json', delivery: 2 });
    expect(entriesOf(result, 'hook-answered').map(({ status }) => status)).toEqual([202, 500]);
  });

  test('holds its answers back until they are released', async () => {
    const result = await told(await baseUrl(), async (subscriber) => {
      const endpoint = await subscriber.endpoint('a', 'hang');
      const answer = posted(endpoint.url);
      await endpoint.waitForRequests('a request', 1);
      endpoint.release(204);
      expect(await answer).toBe(204);
    });
    expect(entriesOf(result, 'hook-answered')).toMatchObject([{ status: 204, how: 'answered' }]);
  });

  test('answers late, hangs until the story is over, or cuts the connection', async () => {
    let hung: Promise<unknown> | undefined;
    const result = await told(await baseUrl(), async (subscriber) => {
      const endpoint = await subscriber.endpoint('a', { status: 200, afterMs: 30 });
      expect(await posted(endpoint.url)).toBe(200);
      endpoint.answer('cut');
      await expect(posted(endpoint.url)).rejects.toThrow();
      endpoint.answer('hang');
      hung = posted(endpoint.url).catch((error: unknown) => error);
      await endpoint.waitForRequests('the request that hangs', 3);
    });
    expect(await hung).toBeInstanceOf(Error);
    // That the story was over is no doing of the target.
    expect(entriesOf(result, 'hook-answered').map(({ how }) => how)).toEqual(['answered', 'cut']);
  });

  test('tells when the target gave up waiting', async () => {
    const result = await told(await baseUrl(), async (subscriber) => {
      const endpoint = await subscriber.endpoint('a', 'hang');
      const giveUp = new AbortController();
      const answer = request(endpoint.url, { method: 'POST', body: '', signal: giveUp.signal });
      await endpoint.waitForRequests('a request', 1);
      giveUp.abort();
      await expect(answer).rejects.toThrow();
      await subscriber.until('the end of the request', 500, () => false, 20);
    });
    expect(entriesOf(result, 'hook-answered')).toMatchObject([{ how: 'hung' }]);
  });

  test('does not take for its own what names more than its address, but records it', async () => {
    const result = await told(await baseUrl(), async (subscriber) => {
      const endpoint = await subscriber.endpoint('a');
      expect(await posted(`${endpoint.url}/Encounter/e1`)).toBe(404);
      expect(endpoint).toMatchObject({ requests: 1, notifications: [{ status: { type: 'handshake' } }] });
    });
    expect(entriesOf(result, 'hook-received')[0]?.url).toMatch(/\/Encounter\/e1$/);
    expect(entriesOf(result, 'hook-answered')).toMatchObject([{ status: 404 }]);
    expect(result.notes).toMatchObject([expect.stringContaining('POST /hook/')]);
  });

  test('is at an address that nobody can guess: anything else gets 404 and is told of', async () => {
    const result = await told(await baseUrl(), async (subscriber) => {
      const { url } = await subscriber.endpoint('a');
      expect(await posted(new URL('/hook/guess', url).href)).toBe(404);
    });
    expect(entriesOf(result, 'hook-received')).toEqual([]);
    expect(result.notes).toMatchObject([expect.stringContaining('/hook/guess')]);
  });

  test('that nobody listens at refuses connections', async () => {
    await told(await baseUrl(), async (subscriber) => {
      await expect(posted(await subscriber.deadEndpoint())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });
  });
});

describe('where endpoints listen', () => {
  test('behind an address that the target is told', async () => {
    let url = '';
    const endpoint = { port: 0, url: 'https://tunnel.example/in?to=me' };
    await told(await baseUrl(), async (subscriber) => void (url = (await subscriber.endpoint('a')).url), { endpoint });
    expect(url).toMatch(/^https:\/\/tunnel\.example\/in\/hook\/[\w-]{24}\?to=me$/);
  });

  test('with TLS', async () => {
    const tls = await selfSignedCertificate();
    await told(
      await baseUrl(),
      async (subscriber) => {
        const { url } = await subscriber.endpoint('a', { status: 201 });
        const dispatcher = new Agent({ connect: { ca: tls.cert } });
        expect((await request(url, { method: 'POST', body: '', dispatcher })).statusCode).toBe(201);
        await dispatcher.close();
      },
      { endpoint: { tls } },
    );
  });

  test('a target elsewhere that is told no address gets none', async () => {
    const elsewhere = (await baseUrl()).replace('127.0.0.1', '0.0.0.0');
    let opened: Endpoint | undefined;
    const result = await told(elsewhere, async (subscriber) => {
      expect(subscriber.endpointObstacle).toContain('--endpoint-url');
      opened = await subscriber.endpoint('a');
    });
    expect(opened).toBeUndefined();
    expect(result.transcript.footer?.reason).toContain('the target is on another machine (0.0.0.0)');
  });

  test('a port that is taken, an address of another machine or a broken certificate ends the run with a remedy', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const base = await baseUrl();
    const walked = (endpoint: object) => told(base, async () => undefined, { endpoint });
    await expect(walked({ port })).rejects.toThrow('Choose another --endpoint-port');
    await expect(walked({ host: '192.0.2.1' })).rejects.toThrow('Choose another --endpoint-host');
    await expect(walked({ tls: { cert: 'x', key: 'y' } })).rejects.toThrow('two files in PEM format');
    await new Promise((resolve) => other.close(resolve));
  });
});
