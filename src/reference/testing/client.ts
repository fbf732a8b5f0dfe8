import { WebSocket } from 'ws';
import { isObject, object, objects, parseObject, text, type Json, type JsonObject } from '../json.js';
import type { RunningReference } from '../options.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

export const ENCOUNTER_TOPIC = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';
export const OBSERVATION_TOPIC = 'http://fhir-handshake.example/SubscriptionTopic/observation-changed';

/** A FHIR client over plain fetch. `path` is below the base, or a whole URL. */
export async function send(
  server: Pick<RunningReference, 'baseUrl'>,
  method: string,
  path: string,
  body?: JsonObject,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const url = path.startsWith('http') ? path : `${server.baseUrl}/${path}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, {
    method,
    ...sent,
    headers: { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', ...headers },
  });
  return { status: response.status, headers: response.headers, body: parseObject(await response.text()) ?? {} };
}

export function subscriptionBody(wish: JsonObject = {}): JsonObject {
  return {
    resourceType: 'Subscription',
    status: 'requested',
    topic: ENCOUNTER_TOPIC,
    reason: 'test',
    channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
    contentType: 'application/fhir+json',
    content: 'id-only',
    ...wish,
  };
}

export async function subscribe(server: RunningReference, wish: JsonObject = {}): Promise<string> {
  const reply = await send(server, 'POST', 'Subscription', subscriptionBody(wish));
  if (reply.status !== 201) throw new Error(`create answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return /Subscription\/([^/]+)/.exec(reply.headers.get('location') ?? '')?.[1] ?? '';
}

export interface Token {
  readonly value: string;
  readonly url: string;
  readonly subscriptions: readonly string[];
  readonly expiresAt: number;
}

export async function token(server: RunningReference, ...ids: string[]): Promise<Token> {
  const path = ids.length === 1 ? `Subscription/${ids[0] ?? ''}` : 'Subscription';
  const query = ids.length > 1 ? `?${ids.map((id) => `id=${id}`).join('&')}` : '';
  return tokenIn((await send(server, 'GET', `${path}/$get-ws-binding-token${query}`)).body);
}

export function tokenIn(parameters: JsonObject): Token {
  const values = (name: string, type: string) =>
    objects(parameters.parameter)
      .filter((one) => one.name === name)
      .map((one) => text(one[type]) ?? '');
  return {
    value: values('token', 'valueString')[0] ?? '',
    url: values('websocket-url', 'valueUrl')[0] ?? '',
    subscriptions: values('subscription', 'valueString'),
    expiresAt: Date.parse(values('expiration', 'valueDateTime')[0] ?? ''),
  };
}

/** A socket that keeps what it heard. */
export class Listener {
  readonly heard: JsonObject[] = [];
  closed: { code: number; reason: string } | undefined;
  private wake: () => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.heard.push(parseObject(data.toString()) ?? { text: data.toString() });
      this.wake();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.wake();
    });
    socket.on('error', () => undefined);
  }

  static async open(url: string, certificate?: string): Promise<Listener> {
    const socket = new WebSocket(url, certificate === undefined ? {} : { ca: certificate });
    const listener = new Listener(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return listener;
  }

  /** Wait until something has been heard; the test's own limit ends a wait in vain. */
  async until(fits: (listener: Listener) => boolean): Promise<void> {
    while (!fits(this)) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  /** Statuses of a type, once there are enough of them. */
  async statuses(type: string, count = 1): Promise<JsonObject[]> {
    await this.until(({ heard }) => heard.map(statusOf).filter((status) => status.type === type).length >= count);
    return this.heard.map(statusOf).filter((status) => status.type === type);
  }

  async bundles(type: string, count = 1): Promise<JsonObject[]> {
    await this.statuses(type, count);
    return this.heard.filter((bundle) => statusOf(bundle).type === type);
  }
}

/** A connection bound to Subscriptions, its handshakes heard. */
export async function session(server: RunningReference, ...ids: string[]): Promise<Listener> {
  const { url, value } = await token(server, ...ids);
  const listener = await Listener.open(url, server.certificate);
  listener.socket.send(`bind-with-token: ${value}`);
  await listener.statuses('handshake', ids.length);
  return listener;
}

export function statusOf(bundle: JsonObject): JsonObject {
  return object(objects(bundle.entry)[0]?.resource);
}

export function firstEvent(status: JsonObject): JsonObject {
  return objects(status.notificationEvent)[0] ?? {};
}

export async function patient(server: RunningReference): Promise<string> {
  const { body } = await send(server, 'POST', 'Patient', { resourceType: 'Patient', active: true });
  return `Patient/${text(body.id) ?? ''}`;
}

/** A completed Encounter; answers `Encounter/[id]`. */
export async function encounter(server: RunningReference, subject: string, wish: JsonObject = {}): Promise<string> {
  const body = { resourceType: 'Encounter', status: 'completed', subject: { reference: subject }, ...wish };
  const reply = await send(server, 'POST', 'Encounter', body);
  return `Encounter/${text(reply.body.id) ?? ''}`;
}

/** A value inside a document, for expectations. */
export function within(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)];
    return isObject(here) ? here[String(step)] : undefined;
  }, value);
}
