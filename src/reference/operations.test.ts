import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { object, objects, text, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { startReference } from './server.js';
import { encounter, patient, send, statusOf, subscribe, subscriptionBody, within } from './testing/client.js';

let server: RunningReference;
beforeAll(async () => (server = await startReference()));
afterAll(() => server.close());

function parameters(...parameter: JsonObject[]): JsonObject {
  return { resourceType: 'Parameters', parameter };
}

describe('$events', () => {
  let id: string;
  let path: string;
  const made: string[] = [];
  beforeAll(async () => {
    const subject = await patient(server);
    id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
    path = `Subscription/${id}/$events`;
    for (let event = 0; event < 4; event += 1) made.push(await encounter(server, subject));
  });

  const numbers = (bundle: JsonObject) =>
    objects(statusOf(bundle).notificationEvent).map(({ eventNumber }) => eventNumber);

  test('answers a notification Bundle of all events, with status, count and topic', async () => {
    const { status, body } = await send(server, 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'subscription-notification' });
    expect(statusOf(body)).toMatchObject({
      resourceType: 'SubscriptionStatus',
      type: 'query-event',
      status: 'active',
      eventsSinceSubscriptionStart: '4',
      subscription: { reference: `${server.baseUrl}/Subscription/${id}` },
    });
    expect(statusOf(body).topic).toBeDefined();
    const foci = objects(statusOf(body).notificationEvent).map(({ focus }) => text(object(focus).reference));
    expect(foci).toEqual(made.map((one) => `${server.baseUrl}/${one}`));
  });

  test.each([
    ['eventsSinceNumber=2', ['2', '3', '4']],
    ['eventsUntilNumber=3', ['1', '2', '3']],
    ['eventsSinceNumber=2&eventsUntilNumber=3', ['2', '3']],
    ['eventsSinceNumber=4&eventsUntilNumber=4', ['4']],
    ['eventsSinceNumber=0&eventsUntilNumber=9', ['1', '2', '3', '4']],
  ])('?%s holds both bounds', async (query, expected) => {
    expect(numbers((await send(server, 'GET', `${path}?${query}`)).body)).toEqual(expected);
  });

  test.each<[string, JsonObject]>([
    ['integer64 as text', { valueInteger64: '3' }],
    ['string', { valueString: '3' }],
    ['a number', { valueInteger64: 3 }],
  ])('takes a bound by POST, written as %s', async (_what, value) => {
    const { body } = await send(server, 'POST', path, parameters({ name: 'eventsSinceNumber', ...value }));
    expect(numbers(body)).toEqual(['3', '4']);
  });

  test('follows the content level asked for', async () => {
    const [empty, full, unknown] = await Promise.all(
      ['empty', 'full-resource', 'everything'].map((level) => send(server, 'GET', `${path}?content=${level}`)),
    );
    expect(JSON.stringify(empty?.body)).not.toContain('Encounter');
    expect(objects(full?.body.entry).length).toBe(1 + made.length + 1);
    expect(objects(unknown?.body.entry).length).toBe(1);
    const asked = parameters({ name: 'content', valueCode: 'empty' });
    expect(JSON.stringify((await send(server, 'POST', path, asked)).body)).not.toContain('Encounter');
  });

  test('refuses what is no number, an empty range and an unknown Subscription', async () => {
    const answers = await Promise.all([
      send(server, 'GET', `${path}?eventsSinceNumber=two`),
      send(server, 'GET', `${path}?eventsSinceNumber=5`),
      send(server, 'GET', 'Subscription/none/$events'),
      send(server, 'GET', 'Subscription/$events'),
      send(server, 'PUT', path),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 404, 404, 405]);
    expect(answers.map(({ body }) => body.resourceType)).toEqual(Array(5).fill('OperationOutcome'));
  });

  test('and $status raise no count', async () => {
    await send(server, 'GET', path);
    const { body } = await send(server, 'GET', `Subscription/${id}/$status`);
    expect(within(body, 'entry', 0, 'resource', 'eventsSinceSubscriptionStart')).toBe('4');
  });
});

describe('$status', () => {
  let active: string;
  let off: string;
  beforeAll(async () => {
    active = await subscribe(server);
    off = await subscribe(server, { status: 'off' });
  });

  const told = (bundle: JsonObject) =>
    objects(bundle.entry).map((entry) =>
      text(within(entry, 'resource', 'subscription', 'reference'))
        ?.split('/')
        .at(-1),
    );

  test('joins ids with OR, by GET and POST, and passes over unknown ones', async () => {
    const ids = [active, off, 'none'];
    const got = await send(server, 'GET', `Subscription/$status?${ids.map((id) => `id=${id}`).join('&')}`);
    const posted = await send(
      server,
      'POST',
      'Subscription/$status',
      parameters(...ids.map((valueId) => ({ name: 'id', valueId }))),
    );
    for (const { status, body } of [got, posted]) {
      expect([status, body.type, told(body)]).toEqual([200, 'searchset', [active, off]]);
      expect(objects(body.link)[0]?.relation).toBe('self');
      objects(body.entry).forEach((entry) =>
        expect(Object.keys(entry).sort()).toEqual(['fullUrl', 'resource', 'search']),
      );
    }
    expect(told((await send(server, 'GET', 'Subscription/$status?id=none')).body)).toEqual([]);
  });

  test('filters by statuses, joined with OR, and by none where none is given', async () => {
    const statuses = async (query: string) => told((await send(server, 'GET', `Subscription/$status${query}`)).body);
    const ours = `id=${active}&id=${off}`;
    expect(await statuses(`?${ours}&status=off`)).toEqual([off]);
    expect(await statuses(`?${ours}&status=active&status=off`)).toEqual([active, off]);
    expect(await statuses(`?${ours}&status=error`)).toEqual([]);
    const all = await statuses('');
    expect(all).toContain(active);
    expect(all).toContain(off);
    const posted = await send(server, 'POST', 'Subscription/$status', parameters({ name: 'status', valueCode: 'off' }));
    expect(told(posted.body)).toEqual([off]);
  });

  test('ignores id and status on the instance', async () => {
    for (const query of [`id=${off}`, 'status=off']) {
      const { body } = await send(server, 'GET', `Subscription/${active}/$status?${query}`);
      expect(told(body)).toEqual([active]);
    }
  });

  test('is refused for an unknown and a deleted Subscription, and a body that is no Parameters', async () => {
    const gone = await subscribe(server);
    await send(server, 'DELETE', `Subscription/${gone}`);
    const answers = await Promise.all([
      send(server, 'GET', 'Subscription/none/$status'),
      send(server, 'GET', `Subscription/${gone}/$status`),
      send(server, 'POST', 'Subscription/$status', subscriptionBody()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 410, 400]);
  });
});
