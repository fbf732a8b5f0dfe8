import { defineScenario, isObject, playParts, type Subscriber } from '../../src/model/index.js';
import { FAILING, HELD_MS, REFUSING, SILENT, SOUND, SUCCESSES, TIMEOUT_S, UNREACHABLE, UNSUITABLE } from './keys.js';
import { createHook, hook, untilStatus, type Hooked } from './subscribing.js';

export const restHook = defineScenario({
  id: 'rest-hook',
  title: 'Endpoints that are verified, refuse, hang, cannot be reached, fail for a while and recover',
  phase: 'walk',
  play: (subscriber) =>
    playParts(subscriber, {
      sound: () => serveWell(subscriber),
      refusing: () => refuseHandshake(subscriber),
      silent: () => hang(subscriber),
      unreachable: () => leaveUnreachable(subscriber),
      failing: () => failForAWhile(subscriber),
      unsuitable: () => nameUnsuitable(subscriber),
    }),
});

/** Held handshake, an event meanwhile, then events answered by every success there is, a heartbeat, the end. */
async function serveWell(subscriber: Subscriber): Promise<void> {
  const held = { status: 200, afterMs: HELD_MS };
  const wish = { heartbeatPeriodS: 1, timeoutS: 20 };
  const { endpoint, subscription } = await hook(subscriber, SOUND, held, wish);
  if (subscription === undefined) return;
  await endpoint.waitForRequests('the handshake at the endpoint', 1, subscriber.limits.handshakeMs);
  await subscriber.read(subscription);
  await subscriber.trigger({ because: 'unverified' });
  await untilStatus(subscriber, subscription, ['active'], subscriber.limits.activationMs);
  for (const status of SUCCESSES) {
    endpoint.answer({ status });
    const { at } = await subscriber.trigger({ expects: [subscription] });
    await endpoint.waitFor(`an event, answered ${String(status)}`, (one) => one.status.type === 'event-notification', {
      sinceAt: at,
    });
  }
  endpoint.answer({ status: 200 });
  subscriber.needs('a heartbeat at the endpoint', 1_000);
  const periodMs = 1000 * (subscription.settings.heartbeatPeriodS ?? 1);
  await endpoint.waitFor('a heartbeat at the endpoint', (one) => one.status.type === 'heartbeat', {
    limitMs: 2 * periodMs + 1_000,
  });
  await subscriber.read(subscription);
  await subscriber.remove(subscription);
  await subscriber.trigger({ forbids: [subscription], because: 'deleted' });
  await subscriber.settle('a notification of a deleted Subscription');
}

async function refuseHandshake(subscriber: Subscriber): Promise<void> {
  const { endpoint, subscription } = await hook(subscriber, REFUSING, { status: 500 });
  await watchFailure(subscriber, { endpoint, subscription });
}

async function hang(subscriber: Subscriber): Promise<void> {
  const hooked = await hook(subscriber, SILENT, 'hang', { timeoutS: TIMEOUT_S });
  subscriber.needs('the time-out of an endpoint that does not answer', TIMEOUT_S * 1000);
  await watchFailure(subscriber, hooked);
}

async function leaveUnreachable(subscriber: Subscriber): Promise<void> {
  const url = await subscriber.deadEndpoint();
  if (url === undefined) {
    subscriber.skip(UNREACHABLE, 'the address that the target is told is not one of this machine');
    return;
  }
  const subscription = await createHook(subscriber, UNREACHABLE, url);
  if (subscription !== undefined)
    await untilStatus(subscriber, subscription, ['error', 'off'], subscriber.limits.failureMs);
}

async function watchFailure(subscriber: Subscriber, { endpoint, subscription }: Hooked): Promise<void> {
  if (subscription === undefined) return;
  await endpoint.waitForRequests('the handshake at the endpoint', 1, subscriber.limits.handshakeMs);
  await untilStatus(subscriber, subscription, ['error', 'off'], subscriber.limits.failureMs);
}

/** Verified, then failing until the status says so, then sound again: first by itself, then asked for by the client. */
async function failForAWhile(subscriber: Subscriber): Promise<void> {
  const { endpoint, subscription } = await hook(subscriber, FAILING, { status: 200 });
  if (subscription === undefined) return;
  if (!(await untilStatus(subscriber, subscription, ['active'], subscriber.limits.activationMs))) return;
  endpoint.answer({ status: 500 });
  const before = endpoint.requests;
  await subscriber.status(subscription);
  for (let count = 0; count < 2; count += 1) await subscriber.trigger({ because: 'failing' });
  await endpoint.waitForRequests('an event at the failing endpoint', before + 1);
  const failed = await untilStatus(subscriber, subscription, ['error', 'off'], subscriber.limits.failureMs);
  await subscriber.status(subscription);
  endpoint.answer({ status: 200 });
  if (!failed) return;
  await subscriber.trigger({ because: 'recovering' });
  await subscriber.settle('a Subscription that recovers by itself');
  await subscriber.read(subscription);
  await reactivate(subscriber, { endpoint, subscription });
}

async function reactivate(subscriber: Subscriber, { endpoint, subscription }: Hooked): Promise<void> {
  if (subscription === undefined) return;
  const { json } = await subscriber.read(subscription);
  if (!isObject(json)) return;
  for (const status of ['requested', 'active']) {
    const path = `Subscription/${subscription.id}`;
    const body = { ...json, status };
    const answer = await subscriber.request({ purpose: 'update', about: subscription.key, method: 'PUT', path, body });
    if (answer.status !== undefined && answer.status < 300) break;
  }
  await untilStatus(subscriber, subscription, ['active'], subscriber.limits.activationMs);
  const { at } = await subscriber.trigger({ expects: [subscription] });
  await endpoint.waitFor('an event after the recovery', (one) => one.status.type === 'event-notification', {
    sinceAt: at,
  });
}

async function nameUnsuitable(subscriber: Subscriber): Promise<void> {
  for (const [key, endpoint] of Object.entries(UNSUITABLE)) {
    const channel = { code: 'rest-hook' };
    const { subscription } = await subscriber.create(key, subscriber.subscriptionBody({ channel, endpoint }), 'twin');
    if (subscription !== undefined) await subscriber.read(subscription);
  }
}
