import { describe, expect, test } from 'vitest';
import { text } from './json.js';
import { under } from './testing/under.js';
import {
  encounter,
  firstEvent,
  Listener,
  patient,
  send,
  session,
  subscribe,
  subscriptionBody,
  token,
  within,
} from './testing/client.js';
import { variants } from './variants.js';

describe('variants', () => {
  test('requested-then-active', () =>
    under('requested-then-active', async (server) => {
      const created = await send(server, 'POST', 'Subscription', subscriptionBody());
      expect(created.body.status).toBe('requested');
      const read = async () => (await send(server, 'GET', `Subscription/${text(created.body.id) ?? ''}`)).body.status;
      await expect.poll(read, { timeout: 5000 }).toBe('active');
    }));

  test.each([
    ['absolute-references', (base: string) => `${base}/`],
    ['relative-references', () => ''],
  ])('%s', (variant, prefix) =>
    under(variant, async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
      const listener = await session(server, id);
      const focus = await encounter(server, subject);
      const [status = {}] = await listener.statuses('event-notification');
      expect(within(status, 'subscription', 'reference')).toBe(`${prefix(server.baseUrl)}Subscription/${id}`);
      expect(within(firstEvent(status), 'focus', 'reference')).toBe(`${prefix(server.baseUrl)}${focus}`);
      expect((await token(server, id)).subscriptions).toEqual([`${prefix(server.baseUrl)}Subscription/${id}`]);
    }),
  );

  test('empty-201', () =>
    under('empty-201', async (server) => {
      const { status, headers, body } = await send(server, 'POST', 'Subscription', subscriptionBody());
      expect([status, body, headers.get('content-length')]).toEqual([201, {}, '0']);
      expect(headers.get('location')).toContain('/Subscription/');
    }));

  test('coerced-period', () =>
    under('coerced-period', async (server) => {
      const { body } = await send(server, 'POST', 'Subscription', subscriptionBody({ heartbeatPeriod: 1 }));
      expect(body.heartbeatPeriod).toBe(2);
      const without = await send(server, 'POST', 'Subscription', subscriptionBody());
      expect(without.body.heartbeatPeriod).toBeUndefined();
    }));

  test('many-websocket-urls', () =>
    under('many-websocket-urls', async (server) => {
      const id = await subscribe(server);
      const [one, two] = [await token(server, id), await token(server, id)];
      expect(one.url).not.toBe(two.url);
      const listener = await Listener.open(two.url);
      listener.socket.send(`bind-with-token ${two.value}`);
      expect(await listener.statuses('handshake')).toHaveLength(1);
    }));

  test.each([
    ['replay-after-handshake', ['handshake', 'event-notification', 'event-notification']],
    ['replay-before-handshake', ['event-notification', 'event-notification', 'handshake']],
  ])('%s', (variant, order) =>
    under(variant, async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
      await encounter(server, subject);
      await encounter(server, subject);
      const listener = await session(server, id);
      const events = await listener.statuses('event-notification', 2);
      expect(events.map((status) => firstEvent(status).eventNumber)).toEqual(['1', '2']);
      await listener.statuses('handshake');
      expect(listener.heard.map((bundle) => within(bundle, 'entry', 0, 'resource', 'type'))).toEqual(order);
    }),
  );

  test('random-latency keeps the order', () =>
    under('random-latency', async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
      const listener = await session(server, id);
      await Promise.all(Array.from({ length: 6 }, () => encounter(server, subject)));
      const events = await listener.statuses('event-notification', 6);
      expect(events.map((status) => firstEvent(status).eventNumber)).toEqual(['1', '2', '3', '4', '5', '6']);
    }));

  test('short-tokens', () =>
    under('short-tokens', async (server) => {
      const { expiresAt } = await token(server, await subscribe(server));
      expect(expiresAt - Date.now()).toBeLessThanOrEqual(11_000);
    }));

  test('charset-in-content-type', () =>
    under('charset-in-content-type', async (server) => {
      const { headers } = await send(server, 'GET', 'metadata');
      expect(headers.get('content-type')).toBe('application/fhir+json;charset=UTF-8');
    }));

  test('long-periods', () =>
    under('long-periods', async (server) => {
      const { body } = await send(server, 'POST', 'Subscription', subscriptionBody({ heartbeatPeriod: 1 }));
      expect(body.heartbeatPeriod).toBe(10);
    }));

  test('shared-heartbeats', () =>
    under('shared-heartbeats', async (server) => {
      const ids = [await subscribe(server, { heartbeatPeriod: 1 }), await subscribe(server, { heartbeatPeriod: 3 })];
      const listener = await session(server, ...ids);
      const [beat] = await listener.bundles('heartbeat');
      expect(within(beat, 'entry')).toHaveLength(2);
      expect(within(beat, 'entry', 1, 'resource', 'subscription', 'reference')).toContain(ids[1]);
    }));

  test('have ids and stories of their own', () => {
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
    variants.forEach(({ story }) => expect(story).toMatch(/^[A-Z].*\.$/));
  });
});
