import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validate } from '../../fhir/validation/index.js';
import { object, text, type JsonObject } from '../json.js';
import type { RunningReference } from '../options.js';
import { startReference } from '../server.js';
import {
  backportBody,
  backportSubscribe,
  entriesOf,
  finishedEncounter,
  resourceAt,
  values,
} from '../testing/backport-client.js';
import { Listener, patient, send, token, within } from '../testing/client.js';

/** What the validator of the project says against a resource. */
async function mistakes(resource: JsonObject, release: 'R4' | 'R4B' | 'R5'): Promise<string[]> {
  const { issues } = await validate(resource, release);
  return issues.map(({ severity, path, expected, actual }) => `${severity} ${path}: ${expected}, not ${actual}`);
}

/** Type of the notification, in Parameters or SubscriptionStatus. */
function typeOf(bundle: JsonObject): unknown {
  const status = resourceAt(bundle, 0);
  return status.resourceType === 'Parameters' ? values(status, 'type')[0] : status.type;
}

async function heard(listener: Listener, type: string, count = 1): Promise<JsonObject[]> {
  await listener.until((one) => one.heard.filter((bundle) => typeOf(bundle) === type).length >= count);
  return listener.heard.filter((bundle) => typeOf(bundle) === type);
}

async function bound(server: RunningReference, id: string): Promise<Listener> {
  const { url, value } = await token(server, id);
  const listener = await Listener.open(url);
  listener.socket.send(`bind-with-token: ${value}`);
  await heard(listener, 'handshake');
  return listener;
}

describe.each([
  ['R4', 'r4'],
  ['R4B', 'r4b'],
] as const)('a session of %s', (release, fhir) => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference({ fhir })));
  afterAll(() => server.close());

  test('is at addresses of its own', () => {
    expect(server.release).toBe(release);
    expect(server.baseUrl).toBe(server.baseUrls[release]);
    expect(new URL(server.baseUrl).pathname).toBe(`/${fhir}`);
    expect(new URL(server.websocketUrl).pathname).toBe(`/${fhir}/ws`);
  });

  test('from create to delete, every resource valid', async () => {
    const subject = await patient(server);
    const sent = backportBody({
      filters: [`Encounter.patient=${subject}`],
      content: 'full-resource',
      heartbeatPeriod: 1,
    });
    const created = await send(server, 'POST', 'Subscription', sent);
    expect(created.status).toBe(201);
    const id = text(created.body.id) ?? '';
    expect(created.body).toMatchObject({ ...sent, status: 'active' });
    const read = await send(server, 'GET', `Subscription/${id}`);
    expect(read.body).toEqual(created.body);

    const listener = await bound(server, id);
    const focus = await finishedEncounter(server, subject);
    const [event = {}] = await heard(listener, 'event-notification');
    await heard(listener, 'heartbeat');
    const status = await send(server, 'GET', `Subscription/${id}/$status`);
    const events = await send(server, 'GET', `Subscription/${id}/$events`);
    const found = await send(server, 'GET', `Subscription?status=active&_id=${id}`);
    expect(entriesOf(event).map(({ fullUrl }) => fullUrl)).toEqual([
      expect.stringMatching(/^urn:uuid:/),
      `${server.baseUrl}/${focus}`,
      `${server.baseUrl}/${subject}`,
    ]);
    const metadata = await send(server, 'GET', 'metadata');
    const all = [created, status, events, found, metadata].map(({ body }) => body).concat(listener.heard);
    for (const resource of all) expect(await mistakes(resource, release)).toEqual([]);

    expect((await send(server, 'DELETE', `Subscription/${id}`)).status).toBe(204);
    expect((await send(server, 'GET', `Subscription/${id}`)).status).toBe(410);
  });

  test('every entry of a notification tells of a request and its response', async () => {
    const subject = await patient(server);
    const id = await backportSubscribe(server, { filters: [`patient=${subject}`], content: 'full-resource' });
    const listener = await bound(server, id);
    await finishedEncounter(server, subject);
    const [event = {}] = await heard(listener, 'event-notification');
    expect(event.type).toBe('history');
    expect(entriesOf(event).map(({ request, response }) => [request, response])).toEqual([
      [{ method: 'GET', url: `${server.baseUrl}/Subscription/${id}/$status` }, { status: '200' }],
      [{ method: 'POST', url: 'Encounter' }, { status: '201' }],
      [{ method: 'GET', url: subject }, { status: '200' }],
    ]);
  });

  test('an update and a deletion are told by their requests', async () => {
    const subject = await patient(server);
    const criteria = 'http://fhir-handshake.example/SubscriptionTopic/observation-changed';
    const id = await backportSubscribe(server, { criteria, filters: [`patient=${subject}`], content: 'full-resource' });
    const listener = await bound(server, id);
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: subject },
    };
    const { body } = await send(server, 'POST', 'Observation', observation);
    const path = `Observation/${text(body.id) ?? ''}`;
    await send(server, 'PUT', path, { ...body, code: { text: 'y' } });
    await send(server, 'DELETE', path);
    const bundles = await heard(listener, 'event-notification', 3);
    expect(bundles.map((bundle) => within(bundle, 'entry', 1, 'request'))).toEqual([
      { method: 'POST', url: 'Observation' },
      { method: 'PUT', url: path },
      { method: 'DELETE', url: path },
    ]);
    expect(bundles.map((bundle) => within(bundle, 'entry', 1, 'response', 'status'))).toEqual(['201', '200', '204']);
    for (const bundle of bundles) expect(await mistakes(bundle, release)).toEqual([]);
  });

  test('a refusal names the elements of the release', async () => {
    const reply = await send(server, 'POST', 'Subscription', {
      ...backportBody({ criteria: 'http://example.org/none', content: 'some', filters: ['nothing'] }),
      reason: undefined,
    });
    expect(reply.status).toBe(422);
    const issues = within(reply.body, 'issue');
    expect(Array.isArray(issues) ? issues.map((issue) => within(issue, 'expression', 0)) : issues).toEqual([
      'Subscription.criteria',
      'Subscription.criteria.extension[0]',
      expect.stringMatching(/^Subscription\.channel\.payload\.extension\('http.*backport-payload-content'\)$/),
      'Subscription.reason',
    ]);
    expect(await mistakes(reply.body, release)).toEqual([]);
  });

  test.each([
    ['of the release itself', 'type=websocket'],
    ['of the guide', `topic=http://fhir-handshake.example/SubscriptionTopic/encounter-complete`],
    ['of the guide', 'payload-type=id-only'],
    ['of the guide', 'filter-criteria=encounter.patient'],
    ['of the release itself', 'criteria=http://fhir-handshake.example/'],
  ])('a search parameter %s finds: %s', async (_whose, query) => {
    const id = await backportSubscribe(server, { filters: ['Encounter.patient=Patient/search'] });
    const ids = async (asked: string) =>
      entriesOf((await send(server, 'GET', `Subscription?${asked}`)).body).map(({ resource }) => object(resource).id);
    expect(await ids(query)).toContain(id);
    expect(await ids(`${query}-other`)).toEqual([]);
  });

  test('its own version may be asked for by the MIME type, no other', async () => {
    const asking = (version: string) =>
      send(
        server,
        'POST',
        'Subscription',
        backportBody({ channel: { payload: `application/fhir+json; fhirVersion=${version}` } }),
      );
    const own = release === 'R4' ? '4.0' : '4.3';
    expect([(await asking(own)).status, (await asking('5.0')).status]).toEqual([201, 422]);
  });
});

describe('the topics', () => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference()));
  afterAll(() => server.close());

  test('of R4B are SubscriptionTopics of that release', async () => {
    const baseUrl = server.baseUrls.R4B;
    const { body } = await send({ baseUrl }, 'GET', 'SubscriptionTopic?_count=10');
    expect(await mistakes(body, 'R4B')).toEqual([]);
    expect(body.total).toBe(2);
    expect(within(resourceAt(body, 0), 'canFilterBy', 0, 'modifier')).toEqual(['eq']);
    const url = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';
    const queries = [
      `url=${url}`,
      `derived-or-self=${url}`,
      'resource=Encounter',
      'title=an encounter',
      'trigger-description=the encounter',
    ];
    for (const query of queries) {
      const found = (await send({ baseUrl }, 'GET', `SubscriptionTopic?${query}`)).body;
      expect(
        entriesOf(found).map(({ resource }) => object(resource).url),
        query,
      ).toEqual([url]);
    }
    expect((await send({ baseUrl }, 'GET', 'SubscriptionTopic/encounter-complete')).body.url).toBe(url);
  });

  test('of R4B offer no modifier not, for which that release has no code', async () => {
    const asking = (baseUrl: string) =>
      send({ baseUrl }, 'POST', 'Subscription', backportBody({ filters: ['patient:not=Patient/p1'] }));
    const taken = await asking(server.baseUrls.R4);
    expect(taken.status).toBe(201);
    await send({ baseUrl: server.baseUrls.R4 }, 'DELETE', `Subscription/${text(taken.body.id) ?? ''}`);
    const { status, body } = await asking(server.baseUrls.R4B);
    expect([status, within(body, 'issue', 0, 'diagnostics')]).toEqual([
      422,
      'Filter patient has no modifier not. It has: none.',
    ]);
  });

  test('of R4 are named by the CapabilityStatement and wrapped in Basic', async () => {
    const baseUrl = server.baseUrls.R4;
    const metadata = (await send({ baseUrl }, 'GET', 'metadata')).body;
    const named = within(metadata, 'rest', 0, 'resource', 0, 'extension');
    expect(Array.isArray(named) ? named.map((one) => within(one, 'valueCanonical')) : named).toEqual([
      'http://fhir-handshake.example/SubscriptionTopic/encounter-complete',
      'http://fhir-handshake.example/SubscriptionTopic/observation-changed',
    ]);
    const path = 'Basic?code=http://hl7.org/fhir/fhir-types%7CSubscriptionTopic';
    const first = (await send({ baseUrl }, 'GET', path)).body;
    expect(await mistakes(first, 'R4')).toEqual([]);
    expect(entriesOf(first).map(({ fullUrl }) => fullUrl)).toEqual([`${baseUrl}/Basic/encounter-complete`]);
    const next = text(within(first, 'link', 1, 'url')) ?? '';
    const second = (await send({ baseUrl }, 'GET', next)).body;
    expect(resourceAt(second, 0).id).toBe('observation-changed');
    expect((await send({ baseUrl }, 'GET', 'Basic/observation-changed')).body).toEqual(resourceAt(second, 0));
    expect((await send({ baseUrl }, 'GET', 'SubscriptionTopic')).status).toBe(404);
    expect((await send({ baseUrl }, 'GET', 'Basic')).body.total).toBe(0);
  });

  test('each release has a world of its own', async () => {
    const { R4, R4B, R5 } = server.baseUrls;
    await send({ baseUrl: R4 }, 'PUT', 'Patient/p1', { resourceType: 'Patient', id: 'p1' });
    const reads = await Promise.all([R4, R4B, R5].map((baseUrl) => send({ baseUrl }, 'GET', 'Patient/p1')));
    expect(reads.map(({ status }) => status)).toEqual([200, 404, 404]);
    expect(server.resources()).toBe(1);
  });
});
