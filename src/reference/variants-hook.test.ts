import { describe, expect, test } from 'vitest';
import { objects, text } from './json.js';
import { encounter, patient, send, statusOf, subscribe, subscriptionBody, within } from './testing/client.js';
import { hookWish } from './testing/endpoint.js';
import { hooked, statusIs } from './testing/hooked.js';
import { under } from './testing/under.js';

describe('variants of endpoints', () => {
  test('slow-handshake', () =>
    hooked(
      async (server, endpoint) => {
        const before = performance.now();
        const id = await subscribe(server, hookWish(endpoint));
        const [handshake] = await endpoint.until('handshake');
        expect((handshake?.atMs ?? 0) - before).toBeGreaterThan(500);
        expect(handshake?.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
        await statusIs(server, id, 'active');
      },
      undefined,
      { variants: ['slow-handshake'] },
    ));

  test('rest-hook-only', () =>
    hooked(
      async (server, endpoint) => {
        const id = await subscribe(server, hookWish(endpoint));
        await statusIs(server, id, 'active');
        const refused = await send(server, 'POST', 'Subscription', subscriptionBody());
        const token = await send(server, 'GET', `Subscription/${id}/$get-ws-binding-token`);
        expect([refused.status, token.status]).toEqual([422, 404]);
        const { body } = await send(server, 'GET', 'metadata');
        expect(JSON.stringify(body)).not.toMatch(/websocket"|ws-binding-token/);
        const upgrade = await fetch(server.websocketUrl.replace('ws:', 'http:'));
        expect(upgrade.ok).toBe(false);
      },
      undefined,
      { variants: ['rest-hook-only'] },
    ));

  test('gives-up-soon', () =>
    hooked(
      async (server, endpoint) => {
        const subject = await patient(server);
        const id = await subscribe(server, hookWish(endpoint));
        await statusIs(server, id, 'active');
        endpoint.reacts(() => 500);
        await encounter(server, subject);
        await statusIs(server, id, 'error');
        await encounter(server, subject);
        await statusIs(server, id, 'off');
        expect(endpoint.ofType('event-notification')).toHaveLength(2);
      },
      undefined,
      { variants: ['gives-up-soon'] },
    ));
});

describe('variants of $status and $events', () => {
  test('recent-events-only', () =>
    under('recent-events-only', async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server);
      for (let made = 0; made < 4; made += 1) await encounter(server, subject);
      const numbers = (status: ReturnType<typeof statusOf>) =>
        objects(status.notificationEvent).map(({ eventNumber }) => eventNumber);
      const { body } = await send(server, 'GET', `Subscription/${id}/$events?content=full-resource`);
      expect([numbers(statusOf(body)), objects(body.entry).length]).toEqual([['2', '3', '4'], 1]);
      expect(numbers(statusOf((await send(server, 'GET', `Subscription/${id}/$status`)).body))).toEqual([
        '2',
        '3',
        '4',
      ]);
    }));

  test('status-in-pages', () =>
    under('status-in-pages', async (server) => {
      const ids: string[] = [];
      for (let made = 0; made < 6; made += 1) ids.push(await subscribe(server));
      const seen: unknown[] = [];
      for (let next: string | undefined = 'Subscription/$status?status=active'; next !== undefined;) {
        const { body } = await send(server, 'GET', next);
        expect(objects(body.entry).length).toBeLessThanOrEqual(5);
        seen.push(...objects(body.entry).map((entry) => within(entry, 'resource', 'subscription', 'reference')));
        next = text(objects(body.link).find(({ relation }) => relation === 'next')?.url);
      }
      expect(seen).toEqual(ids.map((id) => `${server.baseUrl}/Subscription/${id}`));
    }));
});
