import { expect } from 'vitest';
import type { ReferenceOptions, RunningReference } from '../options.js';
import { startReference } from '../server.js';
import { send } from './client.js';
import { Endpoint, type Posted, type Reaction } from './endpoint.js';

/** Retries that a test need not wait for. */
const QUICK: ReferenceOptions = { hookRetryWaitsMs: [10, 10] };

/** Plays with a server and an endpoint of their own, and closes both. */
export async function hooked(
  play: (server: RunningReference, endpoint: Endpoint) => Promise<void>,
  react?: (posted: Posted) => Reaction,
  options: ReferenceOptions = {},
): Promise<void> {
  const [server, endpoint] = [await startReference({ ...QUICK, ...options }), await Endpoint.open(react)];
  try {
    await play(server, endpoint);
  } finally {
    await Promise.all([server.close(), endpoint.close()]);
  }
}

/** Waits until a Subscription has a status. */
export async function statusIs(server: RunningReference, id: string, status: string): Promise<void> {
  const read = async () => (await send(server, 'GET', `Subscription/${id}`)).body.status;
  await expect.poll(read, { timeout: 10_000, interval: 20 }).toBe(status);
}
