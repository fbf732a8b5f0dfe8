import { describe, expect, test } from 'vitest';
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
import { under } from './testing/under.js';

describe('variants of topics, grants and connections', () => {
  test.each([
    ['json-bind', (value: string) => JSON.stringify({ type: 'bind-with-token', payload: { token: value } })],
    ['space-bind', (value: string) => `bind-with-token ${value}`],
  ])('%s', (variant, message) =>
    under(variant, async (server) => {
      const { url, value } = await token(server, await subscribe(server));
      const refused = await Listener.open(url);
      refused.socket.send(`bind-with-token: ${value}`);
      await refused.until(({ closed }) => closed !== undefined);
      const bound = await Listener.open(url);
      bound.socket.send(message(value));
      expect(await bound.statuses('handshake')).toHaveLength(1);
    }),
  );

  test('colon-bind', () =>
    under('colon-bind', async (server) => {
      const { url, value } = await token(server, await subscribe(server));
      const listener = await Listener.open(url);
      listener.socket.send(`bind-with-token ${value}`);
      listener.socket.send(`bind-with-token: ${value}`);
      await listener.statuses('handshake');
      expect(listener.heard).toHaveLength(1);
    }));

  test('closes-unbound', () =>
    under('closes-unbound', async (server) => {
      const { url } = await token(server, await subscribe(server));
      const idle = await Listener.open(url);
      expect(idle.socket.extensions).toBe('permessage-deflate');
      await idle.until(({ closed }) => closed !== undefined);
      expect(idle.closed?.code).toBe(1008);
    }));

  test('batches', () =>
    under('batches', async (server) => {
      const subject = await patient(server);
      const listener = await session(server, await subscribe(server));
      await Promise.all([encounter(server, subject), encounter(server, subject)]);
      const [status] = await listener.statuses('event-notification');
      expect(status?.notificationEvent).toHaveLength(2);
    }));

  test('repeats-much', () =>
    under('repeats-much', async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server);
      for (let event = 0; event < 2; event += 1) await encounter(server, subject);
      const listener = await session(server, id);
      expect((await listener.statuses('handshake'))[0]?.notificationEvent).toHaveLength(2);
      await encounter(server, subject);
      const events = await listener.statuses('event-notification', 2);
      expect(events.map((status) => firstEvent(status).eventNumber)).toEqual(['3', '3']);
    }));

  test('rich-bundles and localhost-references', async () => {
    const bundleOf = (variant: string) =>
      under(variant, async (server) => {
        const subject = await patient(server);
        const listener = await session(server, await subscribe(server));
        await encounter(server, subject);
        return (await listener.bundles('event-notification'))[0] ?? {};
      });
    expect(await bundleOf('rich-bundles')).toMatchObject({
      entry: [{ request: { method: 'GET' }, response: { status: '200' } }],
    });
    const focus = within(
      await bundleOf('localhost-references'),
      'entry',
      0,
      'resource',
      'notificationEvent',
      0,
      'focus',
    );
    expect(within(focus, 'reference')).toMatch(/^http:\/\/localhost:.*\/_history\/1$/);
  });

  test.each([
    ['create-only', 1, { supportedInteraction: ['create'] }],
    ['update-only', 1, { supportedInteraction: ['update'] }],
    ['unfiltered-topic', 1, { supportedInteraction: ['create', 'update', 'delete'] }],
    ['vague-topic', 1, { resource: 'http://hl7.org/fhir/StructureDefinition/Encounter' }],
  ])('%s', (variant, total, trigger) =>
    under(variant, async (server) => {
      const { body } = await send(server, 'GET', 'SubscriptionTopic');
      expect(body.total).toBe(total);
      expect(within(body, 'entry', 0, 'resource', 'resourceTrigger', 0)).toMatchObject(trigger);
    }),
  );

  test('offers-less', () =>
    under('offers-less', async (server) => {
      const id = await subscribe(server);
      const statusOf = async (path: string) => (await send(server, 'GET', path)).status;
      expect([await statusOf(`Subscription/${id}/$events`), await statusOf('Subscription')]).toEqual([404, 404]);
      const full = await send(server, 'POST', 'Subscription', subscriptionBody({ content: 'full-resource' }));
      expect(full.status).toBe(422);
    }));

  test('grants-less', () =>
    under('grants-less', async (server) => {
      const wish = { heartbeatPeriod: 1, end: '2001-01-01T00:00:00Z' };
      const { status, body } = await send(server, 'POST', 'Subscription', subscriptionBody(wish));
      expect([status, body.status, body.heartbeatPeriod]).toEqual([201, 'off', undefined]);
    }));

  test('busy-topic', () =>
    under('busy-topic', async (server) => {
      const subject = await patient(server);
      const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
      const listener = await session(server, id);
      expect(await listener.statuses('event-notification', 2)).not.toHaveLength(0);
    }));
});
