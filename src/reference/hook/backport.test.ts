import { describe, expect, test } from 'vitest';
import { backportBody, backportSubscribe, finishedEncounter, resourceAt, values } from '../testing/backport-client.js';
import { patient, send } from '../testing/client.js';
import type { Endpoint } from '../testing/endpoint.js';
import { hooked, statusIs } from '../testing/hooked.js';

const hookChannel = (endpoint: Pick<Endpoint, 'url'>) => ({
  channel: { type: 'rest-hook', endpoint: endpoint.url, header: ['Authorization: Bearer secret', 'X-Probe: a:b'] },
});

describe.each(['r4', 'r4b'] as const)('a rest-hook in %s', (fhir) => {
  test('gets histories in the words of the release, with the headers of its channel', () =>
    hooked(
      async (server, endpoint) => {
        const id = await backportSubscribe(server, hookChannel(endpoint));
        await statusIs(server, id, 'active');
        await finishedEncounter(server, await patient(server));
        await expect.poll(() => endpoint.posted.length).toBe(2);
        for (const { bundle, headers } of endpoint.posted) {
          expect(bundle).toMatchObject({ type: 'history', entry: [{ request: { method: 'GET' } }] });
          expect(resourceAt(bundle, 0).resourceType).toBe(fhir === 'r4' ? 'Parameters' : 'SubscriptionStatus');
          expect([headers.authorization, headers['x-probe']]).toEqual(['Bearer secret', 'a:b']);
        }
        const { body } = await send(server, 'GET', `Subscription/${id}/$events`);
        expect(body.type).toBe('history');
      },
      undefined,
      { fhir },
    ));

  test('in error is left alone until its client asks, though its events are counted', () =>
    hooked(
      async (server, endpoint) => {
        const id = await backportSubscribe(server, hookChannel(endpoint));
        const subject = await patient(server);
        await statusIs(server, id, 'active');
        endpoint.reacts(() => 500);
        await finishedEncounter(server, subject);
        await statusIs(server, id, 'error');
        endpoint.reacts(() => 200);
        const posted = endpoint.posted.length;
        await finishedEncounter(server, subject);
        const { body } = await send(server, 'GET', `Subscription/${id}/$status`);
        expect(JSON.stringify(resourceAt(body, 0))).toContain('"error"');
        if (fhir === 'r4') expect(values(resourceAt(body, 0), 'events-since-subscription-start')).toEqual(['2']);
        expect(endpoint.posted.length).toBe(posted);
        await send(server, 'PUT', `Subscription/${id}`, { ...backportBody(hookChannel(endpoint)), id });
        await statusIs(server, id, 'active');
      },
      undefined,
      { fhir },
    ));

  test('answers a range without events with a Bundle without events', () =>
    hooked(
      async (server, endpoint) => {
        const id = await backportSubscribe(server, hookChannel(endpoint));
        const { status, body } = await send(server, 'GET', `Subscription/${id}/$events`);
        expect([status, body.type]).toEqual([200, 'history']);
      },
      undefined,
      { fhir },
    ));
});
