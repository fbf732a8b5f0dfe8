import { describe, expect, test } from 'vitest';
import { text } from './json.js';
import { encounter, patient, send, session, subscribe, subscriptionBody, token } from './testing/client.js';
import { under } from './testing/under.js';

describe('variants of the REST side', () => {
  test('pretty-json', () =>
    under('pretty-json', async (server) => {
      const response = await fetch(`${server.baseUrl}/metadata`);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('date')).toBeNull();
      expect((await response.text()).split('\n').length).toBeGreaterThan(10);
    }));

  test.each([
    ['terse-writes', 400, 200],
    ['relative-locations', 403, 202],
  ])('%s', (variant, refused, deleted) =>
    under(variant, async (server) => {
      const { headers } = await send(server, 'POST', 'Subscription', subscriptionBody());
      const path = /Subscription\/[^/]+/.exec(headers.get('location') ?? '')?.[0] ?? '';
      const bad = await send(server, 'POST', 'Subscription', subscriptionBody({ topic: 'http://nowhere.example' }));
      expect([bad.status, bad.body.resourceType]).toEqual([refused, 'OperationOutcome']);
      expect((await send(server, 'DELETE', path)).status).toBe(deleted);
    }),
  );

  test('lagging-store', () =>
    under('lagging-store', async (server) => {
      const { body } = await send(server, 'POST', 'Subscription', subscriptionBody());
      const path = `Subscription/${text(body.id) ?? ''}`;
      const found = async () => (await send(server, 'GET', 'Subscription')).body.total;
      expect([(await send(server, 'GET', path)).status, await found()]).toEqual([404, 0]);
      await expect.poll(found, { timeout: 5000 }).toBe(1);
      expect((await send(server, 'GET', path)).status).toBe(200);
    }));

  test('throttled', () =>
    under('throttled', async (server) => {
      const statuses: number[] = [];
      for (let call = 0; call < 5; call += 1) statuses.push((await send(server, 'GET', 'metadata')).status);
      expect(statuses).toEqual([200, 200, 200, 429, 200]);
    }));

  test('throttled-tokens', () =>
    under('throttled-tokens', async (server) => {
      const path = `Subscription/${await subscribe(server)}/$get-ws-binding-token`;
      expect((await send(server, 'GET', path)).status).toBe(429);
      expect((await send(server, 'GET', path)).status).toBe(200);
    }));

  test.each([
    ['tokens-by-get', 405, 200, 200],
    ['tokens-by-post', 200, 405, 200],
    ['tokens-on-instances', 200, 200, 404],
  ])('%s', (variant, post, get, type) =>
    under(variant, async (server) => {
      const id = await subscribe(server);
      const path = `Subscription/${id}/$get-ws-binding-token`;
      expect((await send(server, 'POST', path)).status).toBe(post);
      expect((await send(server, 'GET', path)).status).toBe(get);
      const method = get === 200 ? 'GET' : 'POST';
      expect((await send(server, method, 'Subscription/$get-ws-binding-token')).status).toBe(type);
    }),
  );

  test('forgets-ended', () =>
    under('forgets-ended', async (server) => {
      const path = `Subscription/${await subscribe(server)}`;
      const found = async () => (await send(server, 'GET', 'Subscription')).body.total;
      expect(await found()).toBe(1);
      const { body } = await send(server, 'GET', path);
      await send(server, 'PUT', path, { ...body, status: 'off' });
      expect([(await send(server, 'GET', path)).status, await found()]).toEqual([200, 0]);
    }));

  test.each([
    ['clock-ahead', 3000],
    ['clock-behind', -3000],
  ])('%s', (variant, aheadMs) =>
    under(variant, async (server) => {
      const { expiresAt } = await token(server, await subscribe(server));
      const error = expiresAt - Date.now() - 3_600_000 - aheadMs;
      expect(Math.abs(error)).toBeLessThan(2000);
    }),
  );

  test('notifies-first', () =>
    under('notifies-first', async (server) => {
      const subject = await patient(server);
      const listener = await session(server, await subscribe(server));
      const order: string[] = [];
      const answered = encounter(server, subject).then(() => order.push('answer'));
      await listener.statuses('event-notification').then(() => order.push('event'));
      await answered;
      expect(order).toEqual(['event', 'answer']);
    }));
});
