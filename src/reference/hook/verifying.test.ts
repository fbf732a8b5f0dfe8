import { describe, expect, test } from 'vitest';
import { selfSignedCertificate } from '../certificate.js';
import { send, subscribe, subscriptionBody, within } from '../testing/client.js';
import { Endpoint, hookWish, type Reaction } from '../testing/endpoint.js';
import { hooked, statusIs } from '../testing/hooked.js';
import { text } from '../json.js';
import { startReference } from '../server.js';

describe('a rest-hook Subscription', () => {
  test.each([200, 201, 202, 204])('is requested, gets its handshake, and is active after a %i', (code) =>
    hooked(async (server, endpoint) => {
      endpoint.reacts(() => 'hang');
      const { body } = await send(server, 'POST', 'Subscription', subscriptionBody(hookWish(endpoint)));
      const id = text(body.id) ?? '';
      expect(body).toMatchObject({ status: 'requested', endpoint: endpoint.url });
      const [handshake] = await endpoint.until('handshake');
      expect(handshake).toMatchObject({ method: 'POST', url: '/hook/1?key=a%20b' });
      expect(handshake?.headers['content-type']).toBe('application/fhir+json');
      expect(handshake?.status).toMatchObject({ status: 'requested', eventsSinceSubscriptionStart: '0' });
      await statusIs(server, id, 'requested');
      endpoint.release(code);
      await statusIs(server, id, 'active');
    }),
  );

  test.each<[string, Reaction, number]>([
    ['404', 404, 3],
    ['500', 500, 3],
    ['a redirect', 302, 3],
    ['a broken connection', 'break', 3],
  ])('is in error after its handshake met %s each time', (_what, reaction, attempts) =>
    hooked(
      async (server, endpoint) => {
        const id = await subscribe(server, hookWish(endpoint));
        await statusIs(server, id, 'error');
        expect(endpoint.posted).toHaveLength(attempts);
      },
      () => reaction,
    ),
  );

  test('is in error where nothing listens, and $status says so', () =>
    hooked(async (server, endpoint) => {
      await endpoint.close();
      const id = await subscribe(server, hookWish(endpoint));
      await statusIs(server, id, 'error');
      const { status, body } = await send(server, 'GET', `Subscription/${id}/$status`);
      expect(status).toBe(200);
      expect(within(body, 'entry', 0, 'resource')).toMatchObject({
        status: 'error',
        error: [{ coding: [{ code: 'no-response' }] }],
      });
    }));

  test('is in error where the endpoint does not answer in time; a late success changes nothing', () =>
    hooked(
      async (server, endpoint) => {
        const id = await subscribe(server, hookWish(endpoint, { timeout: 1 }));
        await statusIs(server, id, 'error');
        endpoint.release();
        await send(server, 'GET', 'metadata');
        await statusIs(server, id, 'error');
      },
      () => 'hang',
      { hookRetryWaitsMs: [] },
    ));

  test.each([
    ['without an endpoint', { endpoint: undefined }],
    ['with an endpoint that is no address', { endpoint: 'nowhere' }],
    ['with an endpoint of another scheme', { endpoint: 'ftp://example.org/' }],
    ['with plain http to another machine', { endpoint: 'http://example.org/hook' }],
    ['with a header that is none', { parameter: [{ name: 'a b', value: 'c' }] }],
    ['with a header that the server sets', { parameter: [{ name: 'Host', value: 'c' }] }],
    ['with a header of two lines', { parameter: [{ name: 'X-A', value: 'b\r\nX-C: d' }] }],
  ])('%s is refused', (_what, wish) =>
    hooked(async (server, endpoint) => {
      const asked = subscriptionBody(hookWish(endpoint, wish));
      const { status, body } = await send(server, 'POST', 'Subscription', asked);
      expect([status, body.resourceType]).toEqual([422, 'OperationOutcome']);
      expect(within(body, 'issue', 0, 'expression', 0)).toMatch(/endpoint|parameter/);
    }),
  );

  test('gets no token', () =>
    hooked(async (server, endpoint) => {
      const id = await subscribe(server, hookWish(endpoint));
      const { status, body } = await send(server, 'GET', `Subscription/${id}/$get-ws-binding-token`);
      expect([status, body.resourceType]).toEqual([422, 'OperationOutcome']);
    }));
});

describe('an endpoint with TLS', () => {
  test.each([
    ['is believed with its authority', true, false, 'active'],
    ['is believed without asking', false, true, 'active'],
    ['is not believed otherwise', false, false, 'error'],
  ])('%s', async (_what, withCa, insecureEndpoints, status) => {
    const certificate = await selfSignedCertificate();
    const endpoint = await Endpoint.open(undefined, certificate);
    const endpointCa = withCa ? certificate.cert : undefined;
    const server = await startReference({ endpointCa, insecureEndpoints });
    await statusIs(server, await subscribe(server, hookWish(endpoint)), status);
    await Promise.all([server.close(), endpoint.close()]);
  });
});

test('closing the server ends what is under way', () =>
  hooked(
    async (server, endpoint) => {
      await subscribe(server, hookWish(endpoint, { timeout: 60 }));
      await endpoint.until('handshake');
      const before = performance.now();
      await server.close();
      expect(performance.now() - before).toBeLessThan(1000);
    },
    () => 'hang',
  ));
