import { MedplumClient, SubscriptionManager } from '@medplum/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { releaseOf } from '../../src/fhir/index.js';
import { isJsonValue, typeAndId, type NotificationView, type Release } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';

/**
 * A client that nobody here wrote: whatever it and the reference server understand of each other, they have from the
 * specification. It asks for binding tokens, binds with `{"type":"bind-with-token","payload":{"token":"…"}}`, and reads
 * notifications by SubscriptionStatus. A gateway bends what it does in the way of its own server and not of the guide.
 */

const TOPIC = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';
const CLASS = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' };

let server: RunningReference;
let manager: SubscriptionManager | undefined;

beforeEach(() => {
  // The client expects the WebSocket of browsers, which Node has from release 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});
afterEach(async () => {
  manager?.closeWebSocket();
  await server.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

interface Connected {
  readonly client: MedplumClient;
  readonly manager: SubscriptionManager;
}

async function connected(fhir: 'r4' | 'r4b', ...variants: string[]): Promise<Connected> {
  server = await startReference({ fhir, variants });
  const baseUrl = `${new URL(server.baseUrl).origin}/`;
  const client = new MedplumClient({ baseUrl, fetch: gatewayTo(server.baseUrl) });
  manager = new SubscriptionManager(client, server.websocketUrl);
  return { client, manager };
}

/** Its server is at /fhir/R4, takes Subscriptions that are active from the start, and chooses the payload itself. */
function gatewayTo(baseUrl: string) {
  return (url: string, options: RequestInit = {}): Promise<Response> => {
    const address = url.replace(/^.*\/fhir\/R4(?=\/)/, baseUrl);
    const { body } = options;
    if (typeof body !== 'string' || !address.endsWith('/Subscription')) return fetch(address, options);
    const asked: unknown = JSON.parse(body);
    const subscription = { ...(asked instanceof Object ? asked : {}), status: 'requested', channel: CHANNEL };
    return fetch(address, { ...options, body: JSON.stringify(subscription) });
  };
}

const CONTENT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content';
const CHANNEL = {
  type: 'websocket',
  payload: 'application/fhir+json',
  _payload: { extension: [{ url: CONTENT, valueCode: 'id-only' }] },
};

/** However busy the machine is. */
function arrived(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: 15_000 });
}

function read(bundle: unknown, release: Release): NotificationView | undefined {
  return isJsonValue(bundle) ? releaseOf(release).notification(bundle) : undefined;
}

function finished(client: MedplumClient) {
  return client.createResource({ resourceType: 'Encounter', status: 'finished', class: CLASS });
}

describe('the SubscriptionManager of Medplum', () => {
  test('subscribes at /r4, and receives a handshake and an event', async () => {
    const { client, manager } = await connected('r4');
    const received: unknown[] = [];
    // It finds no SubscriptionStatus in Parameters, and tells them to whoever listens to everything.
    manager.getMasterEmitter().addEventListener('message', ({ payload }) => received.push(payload));
    manager.addCriteria(TOPIC);
    await arrived(() => expect(received).toHaveLength(1));
    const { id } = await finished(client);
    await arrived(() => expect(received).toHaveLength(2));
    const [handshake, event] = received.map((bundle) => read(bundle, 'R4')?.statuses[0]);
    expect(handshake).toMatchObject({ form: 'Parameters', type: 'handshake', count: 0, events: [] });
    expect(event).toMatchObject({ form: 'Parameters', type: 'event-notification', count: 1 });
    expect(typeAndId(event?.events[0]?.focus?.reference)).toBe(`Encounter/${String(id)}`);
  });

  test('subscribes at /r4b, knows by the handshake that it is connected, and finds whom an event is for', async () => {
    // It takes references to be relative.
    const { client, manager } = await connected('r4b', 'relative-references');
    const subscription = manager.addCriteria(TOPIC);
    const connections: string[] = [];
    const received: unknown[] = [];
    subscription.addEventListener('connect', ({ payload }) => connections.push(payload.subscriptionId));
    subscription.addEventListener('message', ({ payload }) => received.push(payload));
    await arrived(() => expect(connections).toHaveLength(1));
    const { id } = await finished(client);
    await arrived(() => expect(received).toHaveLength(1));
    const [status] = read(received[0], 'R4B')?.statuses ?? [];
    expect(status).toMatchObject({ type: 'event-notification', subscriptionId: connections[0], count: 1 });
    expect(typeAndId(status?.events[0]?.focus?.reference)).toBe(`Encounter/${String(id)}`);
  });
});
