import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects, text, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { startReference } from './server.js';
import {
  Listener,
  OBSERVATION_TOPIC,
  patient,
  send,
  subscribe,
  subscriptionBody,
  tokenIn,
  within,
} from './testing/client.js';

let server: RunningReference;
beforeAll(async () => (server = await startReference()));
afterAll(() => server.close());

describe('metadata', () => {
  test('states R5, the websocket extension on rest, and operations with their canonical definitions', async () => {
    const { status, headers, body } = await send(server, 'GET', 'metadata');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/fhir+json');
    expect(headers.get('date')).not.toBeNull();
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '5.0.0', kind: 'instance' });
    expect(within(body, 'rest', 0, 'extension')).toEqual([
      {
        url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket',
        valueUri: server.websocketUrl,
      },
    ]);
    expect(within(body, 'rest', 0, 'resource', 0, 'operation')).toEqual([
      { name: 'status', definition: 'http://hl7.org/fhir/OperationDefinition/Subscription-status' },
      { name: 'events', definition: 'http://hl7.org/fhir/OperationDefinition/Subscription-events' },
      {
        name: 'get-ws-binding-token',
        definition: 'http://hl7.org/fhir/OperationDefinition/Subscription-get-ws-binding-token',
      },
    ]);
  });
});

describe('topics', () => {
  test('come one on a page, each page linked to the next', async () => {
    const seen: unknown[] = [];
    for (let next: string | undefined = 'SubscriptionTopic'; next !== undefined;) {
      const { body } = await send(server, 'GET', next);
      expect(body).toMatchObject({ type: 'searchset', total: 2 });
      seen.push(...objects(body.entry).map((entry) => within(entry, 'resource', 'id')));
      next = text(objects(body.link).find(({ relation }) => relation === 'next')?.url);
    }
    expect(seen).toEqual(['encounter-complete', 'observation-changed']);
  });

  test('are found by url and read by id', async () => {
    const found = await send(server, 'GET', `SubscriptionTopic?url=${encodeURIComponent(OBSERVATION_TOPIC)}`);
    expect(objects(found.body.entry).map((entry) => within(entry, 'resource', 'url'))).toEqual([OBSERVATION_TOPIC]);
    const read = await send(server, 'GET', 'SubscriptionTopic/observation-changed');
    expect(read.body).toMatchObject({ url: OBSERVATION_TOPIC, status: 'active' });
    expect((await send(server, 'GET', 'SubscriptionTopic/other')).status).toBe(404);
  });
});

describe('a valid Subscription', () => {
  test('is created, located, and read back as it was answered', async () => {
    const created = await send(server, 'POST', 'Subscription', subscriptionBody({ heartbeatPeriod: 5 }));
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ status: 'active', heartbeatPeriod: 5, content: 'id-only' });
    const id = text(created.body.id) ?? '';
    expect(created.headers.get('location')).toBe(`${server.baseUrl}/Subscription/${id}/_history/1`);
    const read = await send(server, 'GET', `Subscription/${id}`);
    expect(read.body).toEqual(created.body);
    expect(read.headers.get('etag')).toBe('W/"1"');
  });

  test('is found by each declared parameter, and not by another value', async () => {
    const id = await subscribe(server, {
      content: 'empty',
      filterBy: [{ filterParameter: 'patient', value: 'Patient/x' }],
    });
    const topic = encodeURIComponent('http://fhir-handshake.example/SubscriptionTopic/encounter-complete');
    const hits = ['_id=' + id, 'content-level=empty', 'filter-value=Patient/x', 'payload=application/fhir%2Bjson'];
    for (const hit of [...hits, 'status=active', `topic=${topic}`, 'type=websocket']) {
      const { body } = await send(server, 'GET', `Subscription?${hit}`);
      expect(
        objects(body.entry).map((entry) => within(entry, 'resource', 'id')),
        hit,
      ).toContain(id);
    }
    const misses = ['_id=x', 'content-level=id-only', 'filter-value=Patient/y', 'payload=text/plain', 'status=off'];
    for (const miss of [...misses, 'topic=http://x', 'type=email', 'url=http://x']) {
      const { body } = await send(server, 'GET', `Subscription?${miss}`);
      expect(
        objects(body.entry).map((entry) => within(entry, 'resource', 'id')),
        miss,
      ).not.toContain(id);
    }
  });

  test('is updated: a new version, a stale one refused with 412', async () => {
    const id = await subscribe(server);
    const { body } = await send(server, 'GET', `Subscription/${id}`);
    const updated = await send(server, 'PUT', `Subscription/${id}`, { ...body, reason: 'changed' });
    expect(updated.status).toBe(200);
    const read = await send(server, 'GET', `Subscription/${id}`);
    expect(read.body).toMatchObject({ reason: 'changed', status: 'active', meta: { versionId: '2' } });
    const stale = await send(server, 'PUT', `Subscription/${id}`, body, { 'if-match': 'W/"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body.resourceType).toBe('OperationOutcome');
  });

  test.each(['application/json', 'application/fhir+json; charset=utf-8'])('may ask for %s', async (contentType) => {
    const { status } = await send(server, 'POST', 'Subscription', subscriptionBody({ contentType }));
    expect(status).toBe(201);
  });
});

describe('a Subscription is refused, and nothing stored', () => {
  const patientFilter = { filterParameter: 'patient', value: 'Patient/x' };
  test.each<[string, JsonObject, string]>([
    ['an unknown topic', { topic: 'http://example.org/none' }, 'Subscription.topic'],
    ['an unknown channel', { channelType: { code: 'email' } }, 'Subscription.channelType'],
    ['an undefined filter', { filterBy: [{ filterParameter: 'x', value: 'y' }] }, 'Subscription.filterBy[0]'],
    [
      'a foreign modifier',
      { filterBy: [{ ...patientFilter, modifier: 'above' }] },
      'Subscription.filterBy[0].modifier',
    ],
    [
      'comparator and modifier',
      { filterBy: [{ ...patientFilter, comparator: 'eq', modifier: 'not' }] },
      'Subscription.filterBy[0]',
    ],
    ['a foreign content level', { content: 'everything' }, 'Subscription.content'],
    ['XML', { contentType: 'application/fhir+xml' }, 'Subscription.contentType'],
    ['status active', { status: 'active' }, 'Subscription.status'],
    ['an end in the past', { end: '2020-01-01T00:00:00Z' }, 'Subscription.end'],
    ['a maxCount of 0', { maxCount: 0 }, 'Subscription.maxCount'],
  ])('%s', async (_what, wish, expression) => {
    const before = server.resources();
    const { status, body } = await send(server, 'POST', 'Subscription', subscriptionBody(wish));
    expect(status).toBe(422);
    expect(within(body, 'issue', 0)).toMatchObject({ severity: 'error', expression: [expression] });
    expect(text(within(body, 'issue', 0, 'diagnostics'))?.length).toBeGreaterThan(20);
    expect(server.resources()).toBe(before);
  });

  test('a body that is no JSON, another resource, an unknown type, an unknown route', async () => {
    const answers = await Promise.all([
      send(server, 'POST', 'Subscription', { resourceType: 'Patient' }),
      send(server, 'POST', 'Nonsense', { resourceType: 'Nonsense' }),
      send(server, 'PATCH', 'Subscription/1'),
      send(server, 'GET', 'Subscription/1/$events'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 405, 404]);
    expect(answers.map(({ body }) => body.resourceType)).toEqual(Array(4).fill('OperationOutcome'));
  });
});

describe('what is no FHIR request', () => {
  test.each(['//', '/', '/r5', '/r5/', '/r5/Subscription/%zz', '/elsewhere?x=1'])('%s is not found', async (path) => {
    const { port } = new URL(server.baseUrl);
    const status = new Promise<number | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect(await status).toBe(404);
  });

  test('a huge body is refused', async () => {
    const { status } = await send(server, 'POST', 'Basic', { resourceType: 'Basic', text: 'x'.repeat(1_100_000) });
    expect(status).toBe(413);
  });

  test('an upgrade elsewhere is refused', async () => {
    const url = server.websocketUrl.replace('/r5/ws', '/other');
    await expect(Listener.open(url)).rejects.toThrow('404');
  });
});

describe('the token operation', () => {
  test('answers GET and POST, on instance and type, with exactly the out-parameters', async () => {
    const [a, b] = [await subscribe(server), await subscribe(server)];
    const ids = { resourceType: 'Parameters', parameter: [a, b].map((valueId) => ({ name: 'id', valueId })) };
    const answers = await Promise.all([
      send(server, 'GET', `Subscription/${a}/$get-ws-binding-token?id=${b}`),
      send(server, 'POST', `Subscription/${a}/$get-ws-binding-token`),
      send(server, 'GET', `Subscription/$get-ws-binding-token?id=${a}&id=${b}`),
      send(server, 'POST', 'Subscription/$get-ws-binding-token', ids),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const tokens = answers.map(({ body }) => tokenIn(body));
    expect(tokens.map(({ subscriptions }) => subscriptions)).toEqual([[a], [a], [a, b], [a, b]]);
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(4);
    tokens.forEach(({ expiresAt, url }) => {
      expect(expiresAt - Date.now()).toBeGreaterThan(3_500_000);
      expect(url).toBe(server.websocketUrl);
    });
  });

  test('without ids covers what is open; unknown ids get none', async () => {
    const id = await subscribe(server);
    const all = await send(server, 'GET', 'Subscription/$get-ws-binding-token');
    expect(tokenIn(all.body).subscriptions).toContain(id);
    const unknown = await Promise.all([
      send(server, 'GET', 'Subscription/none/$get-ws-binding-token'),
      send(server, 'GET', `Subscription/$get-ws-binding-token?id=${id}&id=none`),
    ]);
    expect(unknown.map(({ status }) => status)).toEqual([404, 404]);
    expect(unknown.map(({ body }) => body.resourceType)).toEqual(['OperationOutcome', 'OperationOutcome']);
  });
});

describe('$status', () => {
  test('answers a searchset of statuses, on instance and by id', async () => {
    const id = await subscribe(server);
    const byId = { resourceType: 'Parameters', parameter: [{ name: 'id', valueId: id }] };
    const answers = await Promise.all([
      send(server, 'GET', `Subscription/${id}/$status`),
      send(server, 'POST', 'Subscription/$status', byId),
      send(server, 'GET', `Subscription/$status?id=${id}&status=off`),
    ]);
    expect(answers.map(({ body }) => [body.type, body.total])).toEqual([
      ['searchset', 1],
      ['searchset', 1],
      ['searchset', 0],
    ]);
    expect(within(answers[0]?.body, 'entry', 0, 'resource')).toMatchObject({
      resourceType: 'SubscriptionStatus',
      type: 'query-status',
      status: 'active',
      eventsSinceSubscriptionStart: '0',
      subscription: { reference: `${server.baseUrl}/Subscription/${id}` },
    });
  });
});

describe('other resources', () => {
  test('are created, read, updated and deleted', async () => {
    const path = await patient(server);
    const read = await send(server, 'GET', path);
    expect(read.body).toMatchObject({ resourceType: 'Patient', meta: { versionId: '1' } });
    expect(read.headers.get('etag')).toBe('W/"1"');
    expect((await send(server, 'PUT', path, { ...read.body, active: false })).headers.get('etag')).toBe('W/"2"');
    expect((await send(server, 'DELETE', path)).status).toBe(204);
    expect((await send(server, 'GET', path)).status).toBe(410);
    expect((await send(server, 'GET', 'Patient/none')).status).toBe(404);
    expect((await send(server, 'PUT', 'Patient/mine', { resourceType: 'Patient', id: 'mine' })).status).toBe(201);
  });

  test('return=minimal leaves the body out', async () => {
    const { status, body } = await send(
      server,
      'POST',
      'Basic',
      { resourceType: 'Basic' },
      { prefer: 'return=minimal' },
    );
    expect([status, body]).toEqual([201, {}]);
  });
});
