import { readdirSync } from 'node:fs';
import { request } from 'node:https';
import { describe, expect, test } from 'vitest';
import { faults } from './faults.js';
import { honest } from './honest.js';
import { startReference } from './server.js';
import { variants } from './variants.js';
import { parseObject, text, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { Listener, send, subscribe, subscriptionBody, tokenIn } from './testing/client.js';

const all = await faults();

describe('the folder of faults', () => {
  test('is read whole: every file has faults of its stage', () => {
    const files = readdirSync(new URL('./faults/', import.meta.url)).filter((name) => !name.includes('.test.'));
    for (const file of files) {
      expect(all.filter(({ stage }) => file.startsWith(stage)).length, file).toBeGreaterThan(0);
    }
  });

  test('gives no id twice', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe.each(all.map((fault) => [fault.id, fault] as const))('%s', (_id, fault) => {
  test('is named by its stage, told in a sentence, and names checks', () => {
    expect(fault.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(fault.id.startsWith(`${fault.stage}-`) || fault.stage === 'subscription').toBe(true);
    expect(fault.story).toMatch(/^\S.*\.$/);
    expect(fault.breaks.length).toBeGreaterThan(0);
    fault.breaks.forEach((check) => expect(check).toMatch(/^[a-z-]+\.[a-z0-9-]+$/));
    expect(new Set(fault.breaks).size).toBe(fault.breaks.length);
    fault.under?.variants?.forEach((id) => expect(variants.map((variant) => variant.id)).toContain(id));
  });

  test('differs from the honest server', () => {
    const spoiled = Object.entries(fault.spoil(honest));
    const before = new Map<string, unknown>(Object.entries(honest));
    expect(spoiled.filter(([name, decision]) => before.get(name) !== decision).length).toBeGreaterThan(0);
    expect(spoiled.map(([name]) => name).filter((name) => !before.has(name))).toEqual([]);
  });
});

describe('a fault at work', () => {
  test('shows in the answers of the server', async () => {
    const server = await startReference({ faults: ['token-comes-twice', 'subscription-takes-unknown-topic'] });
    const { status } = await send(server, 'POST', 'Subscription', subscriptionBody({ topic: 'http://example.org/x' }));
    expect(status).toBe(201);
    const { body } = await send(server, 'GET', `Subscription/${await subscribe(server)}/$get-ws-binding-token`);
    expect(JSON.stringify(body).match(/"name":"token"/g)).toHaveLength(2);
    await server.close();
  });

  test('a clear-text websocket-url beside TLS binds', async () => {
    const server = await startReference({ tls: true, faults: ['token-names-clear-text-url'] });
    const created = await post(server, 'Subscription', subscriptionBody());
    const answer = await post(server, `Subscription/${text(created.id) ?? ''}/$get-ws-binding-token`);
    const { url, value } = tokenIn(answer);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/r5\/ws$/);
    const listener = await Listener.open(url);
    listener.socket.send(`bind-with-token: ${value}`);
    expect(await listener.statuses('handshake')).toHaveLength(1);
    await server.close();
  });
});

/** POST over TLS, trusting the certificate of the server. */
function post({ baseUrl, certificate }: RunningReference, path: string, body?: JsonObject): Promise<JsonObject> {
  const headers = { 'content-type': 'application/fhir+json' };
  return new Promise((resolve, reject) => {
    const sent = request(`${baseUrl}/${path}`, { method: 'POST', ca: certificate, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(parseObject(Buffer.concat(chunks).toString()) ?? {}));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
