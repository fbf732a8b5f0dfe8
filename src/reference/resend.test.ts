import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { startReference } from './server.js';
import { backportSubscribe, finishedEncounter } from './testing/backport-client.js';
import { patient, send, session, subscribe, type Listener } from './testing/client.js';

const numbersOf = (status: JsonObject) => objects(status.notificationEvent).map(({ eventNumber }) => eventNumber);

describe('$resend', () => {
  let server: RunningReference;
  let path: string;
  let listener: Listener;

  beforeAll(async () => {
    server = await startReference({ fhir: 'r4b' });
    const subject = await patient(server);
    const id = await backportSubscribe(server, { filters: [`patient=${subject}`] });
    path = `Subscription/${id}/$resend`;
    listener = await session(server, id);
    for (let event = 0; event < 3; event += 1) await finishedEncounter(server, subject);
    await listener.statuses('event-notification', 3);
  });
  afterAll(() => server.close());

  test('sends past events again with the numbers they had, and says how many', async () => {
    const { status, body } = await send(server, 'GET', `${path}?eventsSinceNumber=2`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ diagnostics: '2 events are sent again.' }],
    });
    const statuses = await listener.statuses('event-notification', 5);
    expect(statuses.slice(3).flatMap(numbersOf)).toEqual(['2', '3']);
  });

  test.each<[string, string]>([
    ['eventsSinceNumber=4', '0 events are'],
    ['eventsUntilNumber=1', '1 event is'],
    ['eventsUntilInstant=2000-01-01T00:00:00Z', '0 events are'],
    ['eventsSinceInstant=2000-01-01T00:00:00Z', '3 events are'],
  ])('?%s: %s sent again', async (query, words) => {
    const { body } = await send(server, 'POST', `${path}?${query}`);
    expect(body).toMatchObject({ issue: [{ diagnostics: `${words} sent again.` }] });
  });

  test.each(['eventsSinceNumber=last', 'eventsSinceInstant=yesterday'])('?%s is refused', async (query) => {
    expect((await send(server, 'GET', `${path}?${query}`)).status).toBe(400);
  });

  test('is there on the instance alone', async () => {
    expect((await send(server, 'GET', 'Subscription/$resend')).status).toBe(404);
    expect((await send(server, 'GET', 'Subscription/nobody/$resend')).status).toBe(404);
  });
});

test('there is no $resend in R5', async () => {
  const server = await startReference();
  const id = await subscribe(server);
  expect((await send(server, 'GET', `Subscription/${id}/$resend`)).status).toBe(404);
  await server.close();
});
