import type { Subscriber, Triggered, TriggerWish } from '../../src/model/index.js';
import { hear, type Listener } from './listener.js';

/** What the stretch is called in which a burst of events was caused and waited for. */
export const BURST = 'burst of events';

const EVENTS = 5;

/** Several changes at the same time; those that were accepted. */
export async function causeAtOnce(subscriber: Subscriber, wish: TriggerWish): Promise<Triggered[]> {
  const triggers = Array.from({ length: EVENTS }, () => subscriber.trigger(wish));
  return (await Promise.all(triggers)).filter(({ accepted }) => accepted);
}

/** Delivery is best effort: a burst with a hole in it is repeated before anything is said of it. */
export const MOST_BURSTS = 3;

/**
 * Cause several events at once, and wait for all of them; once more where one does not come. False where in the end none
 * comes any more.
 */
export async function burst(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  wish: TriggerWish,
): Promise<boolean> {
  for (let round = 1; round <= MOST_BURSTS; round += 1) {
    const fromAt = subscriber.now();
    if (await wholeBurstHeard(subscriber, listeners, wish)) return true;
    // Whether the server has given up says whether the events are lost by mistake.
    await Promise.all(listeners.map(({ subscription }) => subscriber.read(subscription)));
    const isSilent = !listeners.some((listener) => hearsSince(listener, fromAt));
    if (isSilent && round > 1) return false;
  }
  return true;
}

function hearsSince({ connection }: Listener, fromAt: number): boolean {
  return connection.notifications.some(({ at, status }) => at >= fromAt && status.type !== 'heartbeat');
}

async function wholeBurstHeard(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  wish: TriggerWish,
): Promise<boolean> {
  const fromAt = subscriber.now();
  const expects = listeners.map(({ subscription }) => subscription);
  const caused = await causeAtOnce(subscriber, { ...wish, expects });
  if (caused.length === 0) return true;
  const heard = await Promise.all(listeners.map((listener) => hear(listener, caused, fromAt)));
  subscriber.mark({ name: 'listened', what: BURST, keys: expects.map(({ key }) => key), fromAt });
  return heard.every((all) => all);
}
