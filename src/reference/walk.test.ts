import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects, text } from './json.js';
import { startReference } from './server.js';
import type { RunningReference } from './options.js';
import {
  encounter,
  firstEvent,
  Listener,
  OBSERVATION_TOPIC,
  patient,
  send,
  session,
  statusOf,
  subscribe,
  token,
  within,
} from './testing/client.js';

describe('an honest session', () => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference()));
  afterAll(() => server.close());

  test.each([
    ['colon', (value: string) => `bind-with-token: ${value}`],
    ['space', (value: string) => `bind-with-token ${value}`],
    ['json', (value: string) => JSON.stringify({ type: 'bind-with-token', payload: { token: value } })],
  ])('binds by the %s form and is greeted', async (_form, message) => {
    const id = await subscribe(server);
    const { url, value } = await token(server, id);
    const listener = await Listener.open(url);
    listener.socket.send(message(value));
    const [handshake] = await listener.statuses('handshake');
    expect(handshake).toMatchObject({
      resourceType: 'SubscriptionStatus',
      status: 'active',
      eventsSinceSubscriptionStart: '0',
      subscription: { reference: `${server.baseUrl}/Subscription/${id}` },
    });
  });

  test('one token for two Subscriptions brings two handshakes', async () => {
    const ids = [await subscribe(server), await subscribe(server)];
    const listener = await session(server, ...ids);
    const greeted = listener.heard.map((bundle) => text(within(statusOf(bundle), 'subscription', 'reference')));
    expect(greeted).toEqual(ids.map((id) => `${server.baseUrl}/Subscription/${id}`));
  });

  test('a garbage token ends the connection with 1008', async () => {
    const listener = await Listener.open(server.websocketUrl);
    listener.socket.send('bind-with-token: nonsense');
    await listener.until(({ closed }) => closed !== undefined);
    expect(listener.closed?.code).toBe(1008);
    expect(listener.heard).toEqual([]);
  });

  test('heartbeats come at the period, and none without one', async () => {
    const beating = await subscribe(server, { heartbeatPeriod: 1 });
    const quiet = await subscribe(server);
    const listener = await session(server, beating, quiet);
    const beats = await listener.statuses('heartbeat', 2);
    expect(beats.map((beat) => within(beat, 'subscription', 'reference'))).toEqual(
      Array(2).fill(`${server.baseUrl}/Subscription/${beating}`),
    );
    expect(beats[1]).toMatchObject({ status: 'active', eventsSinceSubscriptionStart: '0' });
  });

  test('a rebind replaces the binding: one handshake more, events still once', async () => {
    const subject = await patient(server);
    const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
    const listener = await session(server, id);
    listener.socket.send(`bind-with-token: ${(await token(server, id)).value}`);
    await listener.statuses('handshake', 2);
    await encounter(server, subject);
    await encounter(server, subject);
    const events = await listener.statuses('event-notification', 2);
    expect(events.map((status) => firstEvent(status).eventNumber)).toEqual(['1', '2']);
  });

  test('a ping is answered with its payload', async () => {
    const listener = await Listener.open(server.websocketUrl);
    const pong = new Promise<string>((resolve) => listener.socket.once('pong', (data) => resolve(data.toString())));
    listener.socket.ping('echo');
    expect(await pong).toBe('echo');
  });

  test('events count while nobody listens', async () => {
    const subject = await patient(server);
    const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
    const first = await session(server, id);
    first.socket.close(1000);
    await first.until(({ closed }) => closed !== undefined);
    expect(first.closed?.code).toBe(1000);
    await encounter(server, subject);
    const { body } = await send(server, 'GET', `Subscription/${id}/$status`);
    expect(statusOf(body)).toMatchObject({ type: 'query-status', eventsSinceSubscriptionStart: '1' });
    const second = await session(server, id);
    await encounter(server, subject);
    const [event] = await second.statuses('event-notification');
    expect(event).toMatchObject({ eventsSinceSubscriptionStart: '2' });
  });
});

describe('what events carry', () => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference()));
  afterAll(() => server.close());

  async function notified(content: string) {
    const subject = await patient(server);
    const filterBy = [{ resourceType: 'Encounter', filterParameter: 'subject', value: subject }];
    const id = await subscribe(server, { content, filterBy });
    const listener = await session(server, id);
    const focus = await encounter(server, subject);
    const [bundle = {}] = await listener.bundles('event-notification');
    return { bundle, status: statusOf(bundle), event: firstEvent(statusOf(bundle)), focus, subject };
  }

  test('empty: number and time, nothing else', async () => {
    const { bundle, status, event, focus, subject } = await notified('empty');
    expect(Object.keys(event)).toEqual(['eventNumber', 'timestamp']);
    expect(status.topic).toBeUndefined();
    expect(objects(bundle.entry)).toHaveLength(1);
    expect(JSON.stringify(bundle)).not.toContain(focus.split('/')[1]);
    expect(JSON.stringify(bundle)).not.toContain(subject.split('/')[1]);
  });

  test('id-only: focus and context, no resources', async () => {
    const { bundle, status, event, focus, subject } = await notified('id-only');
    expect(event).toMatchObject({
      eventNumber: '1',
      focus: { reference: `${server.baseUrl}/${focus}` },
      additionalContext: [{ reference: `${server.baseUrl}/${subject}` }],
    });
    expect(status).toMatchObject({ eventsSinceSubscriptionStart: '1', status: 'active' });
    expect(objects(bundle.entry)).toHaveLength(1);
  });

  test('full-resource: the focus and its Patient come along', async () => {
    const { bundle, focus, subject } = await notified('full-resource');
    expect(bundle.type).toBe('subscription-notification');
    expect(objects(bundle.entry).map((entry) => entry.fullUrl)).toEqual([
      expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
      `${server.baseUrl}/${focus}`,
      `${server.baseUrl}/${subject}`,
    ]);
    expect(within(bundle, 'entry', 1, 'resource')).toMatchObject({ resourceType: 'Encounter', status: 'completed' });
  });
});

describe('what is an event', () => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference()));
  afterAll(() => server.close());

  test('only what fires the topic and passes every filter', async () => {
    const [mine, other] = [await patient(server), await patient(server)];
    const filterBy = [
      { filterParameter: 'patient', value: mine },
      { filterParameter: 'class', value: 'AMB' },
    ];
    const listener = await session(server, await subscribe(server, { filterBy }));
    const inClass = (code: string) => ({ class: [{ coding: [{ code }] }] });
    await encounter(server, mine, { ...inClass('AMB'), status: 'in-progress' });
    await encounter(server, other, inClass('AMB'));
    await encounter(server, mine, inClass('IMP'));
    await send(server, 'POST', 'Observation', { resourceType: 'Observation', subject: { reference: mine } });
    const hit = await encounter(server, mine, inClass('AMB'));
    const events = await listener.statuses('event-notification');
    expect(events.map((status) => within(firstEvent(status), 'focus', 'reference'))).toEqual([
      `${server.baseUrl}/${hit}`,
    ]);
  });

  test('an update is one, a refused update is none', async () => {
    const subject = await patient(server);
    const focus = await encounter(server, subject, { status: 'in-progress' });
    const filterBy = [{ filterParameter: 'patient', value: subject }];
    const listener = await session(server, await subscribe(server, { filterBy }));
    const done = {
      resourceType: 'Encounter',
      id: text(focus.split('/')[1]),
      status: 'completed',
      subject: { reference: subject },
    };
    const stale = await send(server, 'PUT', focus, done, { 'if-match': 'W/"7"' });
    expect(stale.status).toBe(412);
    expect((await send(server, 'PUT', focus, done, { 'if-match': 'W/"1"' })).status).toBe(200);
    const [event = {}] = await listener.statuses('event-notification');
    expect(firstEvent(event).eventNumber).toBe('1');
  });

  test('a delete is one for the topic that says so, told by its request', async () => {
    const subject = await patient(server);
    const filterBy = [{ filterParameter: 'patient', value: subject }];
    const id = await subscribe(server, { topic: OBSERVATION_TOPIC, content: 'full-resource', filterBy });
    const listener = await session(server, id);
    const { body } = await send(server, 'POST', 'Observation', {
      resourceType: 'Observation',
      status: 'final',
      subject: { reference: subject },
    });
    const path = `Observation/${text(body.id) ?? ''}`;
    expect((await send(server, 'DELETE', path)).status).toBe(204);
    expect((await send(server, 'GET', path)).status).toBe(410);
    const bundles = await listener.bundles('event-notification', 2);
    expect(within(bundles[1], 'entry', 1)).toEqual({
      fullUrl: `${server.baseUrl}/${path}`,
      request: { method: 'DELETE', url: path },
    });
  });

  test('a burst is numbered without gaps, each count the highest number of its message', async () => {
    const subject = await patient(server);
    const filterBy = [{ filterParameter: 'patient', value: subject }];
    const listener = await session(server, await subscribe(server, { filterBy, maxCount: 1 }));
    await Promise.all(Array.from({ length: 8 }, () => encounter(server, subject)));
    const events = await listener.statuses('event-notification', 8);
    const numbers = ['1', '2', '3', '4', '5', '6', '7', '8'];
    expect(events.map((status) => firstEvent(status).eventNumber)).toEqual(numbers);
    expect(events.map((status) => status.eventsSinceSubscriptionStart)).toEqual(numbers);
  });
});

describe('the end of a Subscription', () => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference()));
  afterAll(() => server.close());

  test('deleted: gone, silent, without token; others on the connection go on', async () => {
    const subject = await patient(server);
    const filterBy = [{ filterParameter: 'patient', value: subject }];
    const [doomed, other] = [await subscribe(server, { filterBy }), await subscribe(server, { filterBy })];
    const listener = await session(server, doomed, other);
    const old = await token(server, doomed);
    expect((await send(server, 'DELETE', `Subscription/${doomed}`)).status).toBe(204);
    expect((await send(server, 'GET', `Subscription/${doomed}`)).status).toBe(410);
    expect((await send(server, 'GET', `Subscription/${doomed}/$status`)).status).toBe(410);
    expect((await send(server, 'POST', `Subscription/${doomed}/$get-ws-binding-token`)).status).toBe(410);
    await encounter(server, subject);
    const events = await listener.statuses('event-notification');
    expect(events.map((status) => within(status, 'subscription', 'reference'))).toEqual([
      `${server.baseUrl}/Subscription/${other}`,
    ]);
    const late = await Listener.open(old.url);
    late.socket.send(`bind-with-token: ${old.value}`);
    await late.until(({ closed }) => closed !== undefined);
    expect(late.heard).toEqual([]);
  });

  test('off by update: nothing is sent until it is requested again', async () => {
    const subject = await patient(server);
    const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
    const listener = await session(server, id);
    const { body } = await send(server, 'GET', `Subscription/${id}`);
    const off = await send(server, 'PUT', `Subscription/${id}`, { ...body, status: 'off' });
    expect(off.body.status).toBe('off');
    await encounter(server, subject);
    await send(server, 'PUT', `Subscription/${id}`, { ...body, status: 'requested' });
    const heard = await encounter(server, subject);
    const [event = {}] = await listener.statuses('event-notification');
    expect(within(firstEvent(event), 'focus', 'reference')).toBe(`${server.baseUrl}/${heard}`);
  });

  test('its end time turns it off', async () => {
    const id = await subscribe(server, { end: new Date(Date.now() + 300).toISOString() });
    await expect
      .poll(async () => (await send(server, 'GET', `Subscription/${id}`)).body.status, { timeout: 5000 })
      .toBe('off');
  });
});
