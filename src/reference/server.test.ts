import { describe, expect, test } from 'vitest';
import { text, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { startReference } from './server.js';
import { encounter, Listener, patient, send, session, subscribe, subscriptionBody, token } from './testing/client.js';

/** A conversation with everything random in it. */
async function story(server: RunningReference): Promise<string> {
  const subject = await patient(server);
  const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
  const { value } = await token(server, id);
  const listener = await session(server, id);
  const focus = await encounter(server, subject);
  await listener.statuses('event-notification');
  const fullUrls = listener.heard.map((bundle: JsonObject) => JSON.stringify(bundle).match(/urn:uuid:[-0-9a-f]+/)?.[0]);
  return [subject, id, value, focus, ...fullUrls].join(' ');
}

describe('ids and tokens', () => {
  test('repeat with the seed, and only with it', async () => {
    const told: string[] = [];
    for (const seed of ['one', 'one', 'two']) {
      const server = await startReference({ seed });
      told.push(await story(server));
      await server.close();
    }
    expect(told[0]).toBe(told[1]);
    expect(told[0]).not.toBe(told[2]);
  });
});

describe('TLS', () => {
  test('wss works end to end with the certificate of the server', async () => {
    const server = await startReference({ tls: true });
    expect([server.baseUrl.slice(0, 8), server.websocketUrl.slice(0, 6)]).toEqual(['https://', 'wss://']);
    const listener = await Listener.open(server.websocketUrl, server.certificate);
    listener.socket.send('nonsense');
    await listener.until(({ closed }) => closed !== undefined);
    await expect(Listener.open(server.websocketUrl)).rejects.toThrow('self-signed');
    await server.close();
  });
});

describe('authorization', () => {
  test('is demanded on everything but metadata, and not on the socket', async () => {
    const server = await startReference({ authorization: 'secret' });
    const bearer = { authorization: 'Bearer secret' };
    const answers = await Promise.all([
      send(server, 'GET', 'metadata'),
      send(server, 'GET', 'Subscription'),
      send(server, 'GET', 'Subscription', undefined, { authorization: 'Bearer other' }),
      send(server, 'GET', 'Subscription', undefined, bearer),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 200]);
    expect(answers[1]?.body.resourceType).toBe('OperationOutcome');
    await Listener.open(server.websocketUrl);
    await server.close();
  });

  test('of a second caller keeps the Subscriptions of both apart', async () => {
    const server = await startReference({ authorization: 'one', otherAuthorization: 'two' });
    const [one, two] = ['one', 'two'].map((name) => ({ authorization: `Bearer ${name}` }));
    const created = await send(server, 'POST', 'Subscription', subscriptionBody(), one);
    const id = text(created.body.id) ?? '';
    const ask = async (method: string, path: string, headers = two) =>
      (await send(server, method, path, undefined, headers)).status;
    for (const path of [
      `Subscription/${id}`,
      `Subscription/${id}/$status`,
      `Subscription/${id}/$get-ws-binding-token`,
    ]) {
      expect([path, await ask('GET', path), await ask('GET', path, one)]).toEqual([path, 404, 200]);
    }
    expect(await ask('GET', `Subscription/$get-ws-binding-token?id=${id}`)).toBe(404);
    expect(await ask('GET', `Subscription/$get-ws-binding-token?id=${id}`, one)).toBe(200);
    for (const path of ['Subscription', 'Subscription/$status']) {
      const totals = [await send(server, 'GET', path, undefined, two), await send(server, 'GET', path, undefined, one)];
      expect([path, ...totals.map(({ body }) => body.total)]).toEqual([path, 0, 1]);
    }
    expect(await ask('DELETE', `Subscription/${id}`)).toBe(404);
    expect(await ask('GET', `Subscription/${id}`, one)).toBe(200);
    await server.close();
  });
});

describe('close', () => {
  test('ends sockets at once with 1001, and frees the port', async () => {
    const server = await startReference();
    const listener = await session(server, await subscribe(server, { heartbeatPeriod: 1 }));
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(2000);
    await listener.until(({ closed }) => closed !== undefined);
    expect(listener.closed?.code).toBe(1001);
    await expect(send(server, 'GET', 'metadata')).rejects.toThrow();
    const again = await startReference({ port: Number(new URL(server.baseUrl).port) });
    await again.close();
  });

  test('counts what clients stored', async () => {
    const server = await startReference();
    expect(server.resources()).toBe(0);
    const path = await patient(server);
    const id = await subscribe(server);
    expect(server.resources()).toBe(2);
    await send(server, 'DELETE', path);
    await send(server, 'DELETE', `Subscription/${id}`);
    expect(server.resources()).toBe(0);
    await server.close();
  });
});

describe('unknown ids', () => {
  test('name what is near', async () => {
    await expect(startReference({ faults: ['token-comes-twise'] })).rejects.toThrow('token-comes-twice');
    await expect(startReference({ variants: ['short-token'] })).rejects.toThrow('short-tokens');
    await expect(startReference({ faults: ['zzz'] })).rejects.toThrow('There is no fault "zzz"');
  });
});

describe('many servers in one process', () => {
  test('each counts its own events', async () => {
    const servers = await Promise.all(Array.from({ length: 24 }, () => startReference()));
    const told = await Promise.all(
      servers.map(async (server) => {
        const subject = await patient(server);
        const id = await subscribe(server, { filterBy: [{ filterParameter: 'patient', value: subject }] });
        const listener = await session(server, id);
        await Promise.all([encounter(server, subject), encounter(server, subject), encounter(server, subject)]);
        const events = await listener.statuses('event-notification', 3);
        return events.map(({ eventsSinceSubscriptionStart }) => text(eventsSinceSubscriptionStart)).join();
      }),
    );
    expect(told).toEqual(Array(24).fill('1,2,3'));
    await Promise.all(servers.map((server) => server.close()));
  });
});
