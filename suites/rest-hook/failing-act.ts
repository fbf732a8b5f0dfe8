import type { Subscriber } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { FAILING } from './keys.js';
import { reactivate, updateControl } from './reactivating.js';
import { hook, untilActive, untilFailed } from './subscribing.js';

/** How many events happen while the endpoint fails. */
const EVENTS = 2;

/** Verified, then failing until the status says so, then sound again: first by itself, then asked for by the client. */
export async function failForAWhile(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'failing');
  const failing = await hook(subscriber, FAILING, { status: 200 }, { patient });
  if (failing === undefined || !(await untilActive(subscriber, failing))) return;
  const { endpoint, subscription } = failing;
  await updateControl(subscriber, failing);
  await untilActive(subscriber, failing);
  endpoint.answer({ status: 500 });
  const before = endpoint.requests;
  await subscriber.status(subscription);
  for (let count = 0; count < EVENTS; count += 1) await subscriber.trigger({ because: 'failing', patient });
  await endpoint.waitForRequests('an event at the failing endpoint', before + 1);
  const failed = await untilFailed(subscriber, failing);
  await subscriber.status(subscription);
  endpoint.answer({ status: 200 });
  if (!failed) return;
  await subscriber.trigger({ because: 'recovering', patient });
  await subscriber.settle('a Subscription that recovers by itself');
  await subscriber.read(subscription);
  await reactivate(subscriber, failing, patient);
}
