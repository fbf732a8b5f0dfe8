import { describe, expect, test } from 'vitest';
import { object, objects, text } from '../json.js';
import type { RunningReference } from '../options.js';
import { encounter, firstEvent, patient, send, subscribe, within } from '../testing/client.js';
import { hookWish, type Endpoint, type Posted } from '../testing/endpoint.js';
import { hooked, statusIs } from '../testing/hooked.js';
import type { JsonObject } from '../json.js';

/** An active Subscription to the Encounters of a Patient of its own. */
async function active(server: RunningReference, endpoint: Endpoint, wish: JsonObject = {}) {
  const subject = await patient(server);
  const filterBy = [{ filterParameter: 'patient', value: subject }];
  const id = await subscribe(server, hookWish(endpoint, { filterBy, ...wish }));
  await statusIs(server, id, 'active');
  return { id, subject, happen: () => encounter(server, subject) };
}

const numbers = (posted: readonly Posted[]) => posted.map(({ status }) => firstEvent(status).eventNumber);

const countOf = async (server: RunningReference, id: string) =>
  within((await send(server, 'GET', `Subscription/${id}/$status`)).body, 'entry', 0, 'resource');

describe('event notifications', () => {
  test.each([
    ['empty', false, 0],
    ['id-only', true, 0],
    ['full-resource', true, 2],
  ])('follow the content level %s', (content, hasFocus, further) =>
    hooked(async (server, endpoint) => {
      const { id, happen } = await active(server, endpoint, { content });
      const focus = await happen();
      const [event] = await endpoint.until('event-notification');
      expect(event).toMatchObject({ method: 'POST', url: '/hook/1?key=a%20b' });
      expect(event?.bundle).toMatchObject({ resourceType: 'Bundle', type: 'subscription-notification' });
      expect(within(event?.status, 'subscription', 'reference')).toBe(`${server.baseUrl}/Subscription/${id}`);
      const told = text(object(firstEvent(event?.status ?? {}).focus).reference);
      expect(told).toBe(hasFocus ? `${server.baseUrl}/${focus}` : undefined);
      expect(objects(event?.bundle.entry).length - 1).toBe(further);
    }),
  );

  test('carry the headers of the Subscription and its MIME type', () =>
    hooked(async (server, endpoint) => {
      const parameter = [
        { name: 'Authorization', value: 'Bearer secret' },
        { name: 'X-Probe', value: 'a:b' },
        { name: 'X-Probe', value: 'c' },
      ];
      const { happen } = await active(server, endpoint, { parameter, contentType: 'application/json' });
      await happen();
      await endpoint.until('event-notification');
      for (const { headers, rawHeaders } of endpoint.posted) {
        expect(headers.authorization).toBe('Bearer secret');
        expect(rawHeaders.filter((_line, index) => rawHeaders[index - 1] === 'X-Probe')).toEqual(['a:b', 'c']);
        expect(headers['content-type']).toBe('application/json');
      }
    }));

  test('come one at a time, in order, while the endpoint takes its time', () =>
    hooked(async (server, endpoint) => {
      const { happen } = await active(server, endpoint);
      endpoint.reacts(() => 'hang');
      for (let made = 0; made < 4; made += 1) await happen();
      for (let heard = 1; heard <= 4; heard += 1) {
        await endpoint.until('event-notification', heard);
        expect(endpoint.ofType('event-notification')).toHaveLength(heard);
        endpoint.release();
      }
      expect(numbers(endpoint.ofType('event-notification'))).toEqual(['1', '2', '3', '4']);
    }));

  test('hold as many events as maxCount lets them', () =>
    hooked(
      async (server, endpoint) => {
        const [pairs, singles] = [await active(server, endpoint), await active(server, endpoint, { maxCount: 1 })];
        await Promise.all([1, 2].flatMap(() => [pairs.happen(), singles.happen()]));
        const posted = await endpoint.until('event-notification', 3);
        const sizes = posted.map(({ status }) => objects(status.notificationEvent).length);
        expect(sizes.sort()).toEqual([1, 1, 2]);
      },
      undefined,
      { variants: ['batches'] },
    ));

  test('wait for the endpoint to be verified', () =>
    hooked(
      async (server, endpoint) => {
        const subject = await patient(server);
        await subscribe(server, hookWish(endpoint, { filterBy: [{ filterParameter: 'patient', value: subject }] }));
        await endpoint.until('handshake');
        await encounter(server, subject);
        await send(server, 'GET', 'metadata');
        expect(endpoint.posted).toHaveLength(1);
        endpoint.reacts(() => 200);
        endpoint.release();
        expect(numbers(await endpoint.until('event-notification'))).toEqual(['1']);
      },
      () => 'hang',
    ));

  test('stop with deletion, and with off', () =>
    hooked(async (server, endpoint) => {
      const [gone, off, witness] = [
        await active(server, endpoint),
        await active(server, endpoint),
        await active(server, endpoint),
      ];
      await send(server, 'DELETE', `Subscription/${gone.id}`);
      const { body } = await send(server, 'GET', `Subscription/${off.id}`);
      await send(server, 'PUT', `Subscription/${off.id}`, { ...body, status: 'off' });
      for (const { happen } of [gone, off, witness]) await happen();
      const [only] = await endpoint.until('event-notification');
      expect(within(only?.status, 'subscription', 'reference')).toBe(`${server.baseUrl}/Subscription/${witness.id}`);
    }));
});

test('heartbeats are posted once per period, and unraised', () =>
  hooked(async (server, endpoint) => {
    await active(server, endpoint, { heartbeatPeriod: 1 });
    const beats = await endpoint.until('heartbeat', 2);
    const [first = 0, second = 0] = beats.map(({ atMs }) => atMs);
    expect(second - first).toBeGreaterThan(700);
    expect(second - first).toBeLessThan(1600);
    expect(beats.map(({ status }) => status.eventsSinceSubscriptionStart)).toEqual(['0', '0']);
  }));

describe('a failing endpoint', () => {
  test('is tried again, then puts the Subscription into error; events are counted all the same', () =>
    hooked(async (server, endpoint) => {
      const { id, happen } = await active(server, endpoint);
      endpoint.reacts(() => 500);
      await happen();
      expect(numbers(await endpoint.until('event-notification', 3))).toEqual(['1', '1', '1']);
      await statusIs(server, id, 'error');
      await happen();
      const told = {
        status: 'error',
        eventsSinceSubscriptionStart: '2',
        error: [{ coding: [{ code: 'bad-response' }] }],
      };
      await expect.poll(() => countOf(server, id)).toMatchObject(told);
    }));

  test('that recovers during the retries changes nothing', () =>
    hooked(async (server, endpoint) => {
      const { id, happen } = await active(server, endpoint);
      endpoint.reacts(() => (endpoint.ofType('event-notification').length < 3 ? 503 : 200));
      await happen();
      await happen();
      expect(numbers(await endpoint.until('event-notification', 4))).toEqual(['1', '1', '1', '2']);
      await statusIs(server, id, 'active');
    }));

  test('that takes a later notification makes the Subscription active again', () =>
    hooked(async (server, endpoint) => {
      const { id, happen } = await active(server, endpoint);
      endpoint.reacts(() => 500);
      await happen();
      await statusIs(server, id, 'error');
      endpoint.reacts(() => 200);
      await happen();
      await statusIs(server, id, 'active');
      expect(numbers(endpoint.ofType('event-notification')).at(-1)).toBe('2');
      expect(await countOf(server, id)).not.toHaveProperty('error');
    }));

  test('is verified again when the client asks for it; numbers go on', () =>
    hooked(async (server, endpoint) => {
      const { id, happen } = await active(server, endpoint);
      endpoint.reacts(() => 'break');
      await happen();
      await statusIs(server, id, 'error');
      endpoint.reacts(() => 200);
      const { body } = await send(server, 'GET', `Subscription/${id}`);
      const updated = await send(server, 'PUT', `Subscription/${id}`, { ...body, status: 'requested' });
      expect(updated.body.status).toBe('requested');
      await statusIs(server, id, 'active');
      expect(endpoint.ofType('handshake')).toHaveLength(2);
      await happen();
      await expect.poll(() => numbers(endpoint.ofType('event-notification')).at(-1)).toBe('2');
    }));
});

describe('an update', () => {
  test('of other elements leaves an active Subscription active, unverified anew', () =>
    hooked(async (server, endpoint) => {
      const { id } = await active(server, endpoint);
      const { body } = await send(server, 'GET', `Subscription/${id}`);
      const updated = await send(server, 'PUT', `Subscription/${id}`, { ...body, reason: 'changed' });
      expect(updated.body).toMatchObject({ status: 'active', reason: 'changed' });
      expect(endpoint.posted).toHaveLength(1);
    }));

  test('of the endpoint has the new one verified', () =>
    hooked(async (server, endpoint) => {
      const { id } = await active(server, endpoint);
      const { body } = await send(server, 'GET', `Subscription/${id}`);
      const moved = { ...body, endpoint: `${endpoint.url}&moved` };
      expect((await send(server, 'PUT', `Subscription/${id}`, moved)).body.status).toBe('requested');
      expect((await endpoint.until('handshake', 2))[1]?.url).toBe('/hook/1?key=a%20b&moved');
      await statusIs(server, id, 'active');
    }));
});
