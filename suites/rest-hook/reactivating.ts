import { isObject, type Answer, type Subscriber } from '../../src/model/index.js';
import { causeAt, untilActive, type Hooked } from './subscribing.js';

/** Purpose of an update that only shows whether the server takes updates. */
export const CONTROL = 'update-control';

/** An update of what is in order, with nothing but its reason changed. */
export async function updateControl(subscriber: Subscriber, hooked: Hooked): Promise<void> {
  await update(subscriber, hooked, CONTROL, { reason: 'conformance test of fhir-handshake' });
}

/** Events that happen before the client asks, so that a count from the beginning shows. */
const MISSED = 2;

/** The endpoint is sound again, and the client says so: by `requested`, or by `active` where that is refused (ambiguity). */
export async function reactivate(subscriber: Subscriber, hooked: Hooked, patient: string | undefined): Promise<void> {
  for (let count = 0; count < MISSED; count += 1) await subscriber.trigger({ because: 'failed', patient });
  await subscriber.status(hooked.subscription);
  hooked.endpoint.answer({ status: 200 });
  for (const status of ['requested', 'active']) {
    const answer = await update(subscriber, hooked, 'update', { status });
    if (answer?.status !== undefined && answer.status < 300) break;
  }
  if (await untilActive(subscriber, hooked)) await causeAt(subscriber, [hooked], { patient });
}

/** A PUT of what was read, with something changed; undefined where it could not be read. */
async function update(
  subscriber: Subscriber,
  { subscription }: Hooked,
  purpose: string,
  change: Readonly<Record<string, string>>,
): Promise<Answer | undefined> {
  const { json } = await subscriber.read(subscription);
  if (!isObject(json)) return undefined;
  const path = `Subscription/${subscription.id}`;
  return subscriber.request({ purpose, about: subscription.key, method: 'PUT', path, body: { ...json, ...change } });
}
