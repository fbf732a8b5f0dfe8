import { firstEvent } from './client.js';
import type { HookClient } from './hook-client.js';
import type { Seen } from './hook-story.js';

/** Every other success than 200, for handshake and events. */
export async function answering(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  const codes = [201, 202, 204];
  endpoint.reacts(() => codes[endpoint.posted.length % codes.length] ?? 200);
  await client.subscribe();
  await client.untilStatus('active');
  await client.happen();
  await client.happen();
  await client.untilNotified(2);
  // Whatever is sent again has come before the event that happens now.
  endpoint.reacts(() => 200);
  await client.happen();
  const notified = await client.untilNotified(3);
  const number = numberOf(client);
  const isLate = number !== undefined && number !== '3';
  const isAgain = notified > 3 || isLate || (await client.status()) === 'error';
  return { 'rest-hook.any-success': endpoint.posted.length > 0 ? isAgain : undefined };
}

/** A verified endpoint fails, and is well again. */
export async function failing(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  await client.subscribe();
  await client.untilStatus('active');
  endpoint.reacts(() => 500);
  await client.happen();
  await client.happen();
  const status = await client.untilStatus('error');
  // The second event is tried once, since the first one put the Subscription into error.
  const attempts = await client.untilNotified(4);
  if (attempts === 0) return {};
  const count = await client.until(
    () => client.countTold(),
    (told) => told === '2',
  );
  endpoint.reacts(() => 200);
  await client.happen();
  const afterwards = await client.untilStatus('active');
  return {
    'rest-hook.failure-status': status,
    'rest-hook.failure-counted': count,
    'rest-hook.recovers': status === 'error' ? afterwards : undefined,
  };
}

export async function reactivating(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  await client.subscribe();
  await client.untilStatus('active');
  endpoint.reacts(() => 500);
  await client.happen();
  if ((await client.untilStatus('error')) !== 'error') return {};
  endpoint.reacts(() => 200);
  await client.reactivate();
  const isLeft = (await client.untilStatus('active')) === 'error';
  const before = await client.untilNotified(1);
  await client.happen();
  await client.untilNotified(before + 1);
  const number = numberOf(client);
  return { 'rest-hook.reactivates': !isLeft && (number === undefined || number === '2') };
}

/** A handshake that is refused, and one that reaches nobody. */
export async function refusing(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  endpoint.reacts(() => 404);
  const first = await client.subscribe();
  const refused = await client.untilStatus('error');
  await endpoint.close();
  const second = await client.subscribe();
  const unreachable = await client.untilStatus('error');
  return {
    'rest-hook.error-on-refusal': [first, refused].includes('active'),
    'rest-hook.error-on-unreachable': [second, unreachable].includes('active'),
  };
}

/** A verified endpoint leaves an event unanswered for longer than the stored timeout. */
export async function hanging(client: HookClient): Promise<Seen> {
  const { endpoint } = client;
  await client.subscribe({ timeout: 1 });
  await client.untilStatus('active');
  endpoint.reacts(() => 'hang');
  await client.happen();
  if ((await client.untilNotified(1)) === 0) return {};
  const givenUp = await client.until(
    () => endpoint.givenUp,
    (count) => count > 0,
    3000,
  );
  return { 'rest-hook.timeout': givenUp > 0 };
}

/** Number of the event that was notified last. */
function numberOf(client: HookClient) {
  return firstEvent(client.latest()?.status ?? {}).eventNumber;
}
