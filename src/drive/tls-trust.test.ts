import { afterEach, describe, expect, test } from 'vitest';
import { startReference, type RunningReference } from '../reference/index.js';
import { entriesOf, SHORT_LIMITS, told } from './testing/told.js';
import { tlsTrust } from './tls-trust.js';

let server: RunningReference | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('a server with a certificate of its own', () => {
  async function asked(options: { ca?: string | undefined; insecure?: boolean }) {
    const { baseUrl, websocketUrl } = (server ??= await startReference({ tls: true }));
    const limits = { ...SHORT_LIMITS, answerMs: 5_000, handshakeMs: 5_000 };
    return told(
      baseUrl,
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'metadata' });
        await subscriber.connect(websocketUrl);
      },
      { limits, ...options },
    );
  }

  test('is not trusted, over HTTP and WebSocket', async () => {
    const result = await asked({});
    expect(entriesOf(result, 'http-failure')).toMatchObject([{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }]);
    expect(entriesOf(result, 'ws-refused')).toMatchObject([{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }]);
  });

  test('is trusted with its certificate', async () => {
    server = await startReference({ tls: true });
    const result = await asked({ ca: server.certificate });
    expect(entriesOf(result, 'http-response')).toMatchObject([{ status: 200 }]);
    expect(entriesOf(result, 'ws-open')).toHaveLength(1);
  });

  test('is taken where any certificate will do', async () => {
    const result = await asked({ insecure: true });
    expect(entriesOf(result, 'http-response')).toMatchObject([{ status: 200 }]);
    expect(entriesOf(result, 'ws-open')).toHaveLength(1);
  });
});

test('where no further authority is named, the usual ones are left to the runtime', async () => {
  server = await startReference({ tls: true });
  const { secureContext } = tlsTrust({ ca: server.certificate });
  expect(secureContext).toBeDefined();
  expect(tlsTrust({}).secureContext).toBeUndefined();
});

test('a file that holds no certificate is a wrong configuration', () => {
  for (const ca of ['', 'no certificate', '-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----']) {
    expect(() => tlsTrust({ ca })).toThrow(/--ca holds no certificate/);
  }
});
