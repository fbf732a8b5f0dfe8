import { objects, text } from '../json.js';
import { within } from './client.js';
import type { HookClient } from './hook-client.js';
import type { Seen } from './hook-story.js';

/** An endpoint that takes its time over the handshake, while an event happens. */
export async function verifying(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  endpoint.reacts(({ status }) => (status.type === 'event-notification' ? 200 : 'hang'));
  const created = await client.subscribe();
  await client.happen();
  const [first] = await client.until(
    () => endpoint.posted,
    ({ length }) => length > 0,
  );
  const waiting = await client.status();
  const isHandshake = first !== undefined && first.status.type !== 'event-notification';
  const early = endpoint.ofType('event-notification').length;
  endpoint.release();
  const after = await client.untilStatus('active');
  return {
    'rest-hook.requested': [created ?? null, waiting ?? null],
    'rest-hook.handshake': [first?.method ?? null, first?.status.type ?? null],
    'rest-hook.not-before-verified': isHandshake ? early : undefined,
    'rest-hook.activates': isHandshake ? after : undefined,
  };
}

export async function posting(client: HookClient): Promise<Seen> {
  const parameter = [
    { name: 'Authorization', value: 'Bearer secret' },
    { name: 'X-Probe', value: 'a:b' },
  ];
  await client.subscribe({ parameter });
  await client.untilStatus('active');
  await client.happen();
  await client.untilNotified(1);
  const event = client.latest();
  if (event === undefined) return {};
  const { method, url, headers, bundle } = event;
  const methods = [...new Set(client.endpoint.posted.map((posted) => posted.method))];
  const first = within(objects(bundle.entry)[0], 'resource', 'resourceType');
  return {
    'rest-hook.post': [...methods, method, url],
    'rest-hook.content-type': headers['content-type'] ?? null,
    'rest-hook.headers': [headers.authorization ?? null, String(headers['x-probe'])],
    'rest-hook.bundle': [text(bundle.type) ?? null, first ?? null],
  };
}

export async function beating(client: HookClient): Promise<Seen> {
  await client.subscribe({ heartbeatPeriod: 1 });
  await client.untilStatus('active');
  const beats = await client.until(
    () => client.endpoint.ofType('heartbeat').length,
    (count) => count > 1,
    4000,
  );
  return { 'rest-hook.heartbeat': client.endpoint.posted.length > 0 ? beats > 1 : undefined };
}

/** Nothing is at that address: whether the Subscription is taken is all that counts. */
export async function policy(client: HookClient): Promise<Seen> {
  return { 'rest-hook.plain-http': (await client.subscribe({ endpoint: 'http://hook.invalid/' })) ?? 'refused' };
}
