import { type Subscriber } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { DENYING, LATE_MS, REFUSING, SILENT, TIMEOUT_S, UNREACHABLE } from './keys.js';
import { reactivate } from './reactivating.js';
import { createHook, hook, untilFailed, untilShakenHands, untilStatus } from './subscribing.js';

/** The handshake is answered 500; then the endpoint is sound, and the client asks for another try. */
export async function refuseHandshake(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'refusing');
  const refusing = await hook(subscriber, REFUSING, { status: 500 }, { patient });
  if (refusing === undefined) return;
  await untilShakenHands(subscriber, refusing);
  if (!(await untilFailed(subscriber, refusing))) return;
  await reactivate(subscriber, refusing, patient);
}

export async function denyHandshake(subscriber: Subscriber): Promise<void> {
  const denying = await hook(
    subscriber,
    DENYING,
    { status: 404 },
    { patient: await ownPatient(subscriber, 'denying') },
  );
  if (denying === undefined) return;
  await untilShakenHands(subscriber, denying);
  await untilFailed(subscriber, denying);
}

/** The first answer comes long after the time-out, further ones never. */
export async function answerLate(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'late');
  const silent = await hook(subscriber, SILENT, { status: 200, afterMs: LATE_MS }, { patient, timeoutS: TIMEOUT_S });
  if (silent === undefined) return;
  const { timeoutS = 0 } = silent.subscription.settings;
  subscriber.needs('the time-out of an endpoint that does not answer', Math.min(1000 * timeoutS, LATE_MS));
  await untilShakenHands(subscriber, silent);
  silent.endpoint.answer('hang');
  const limitMs = Math.max(subscriber.limits.failureMs, LATE_MS + subscriber.limits.activationMs);
  await untilStatus(subscriber, silent.subscription, ['error', 'off', 'active'], limitMs);
}

export async function leaveUnreachable(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'unreachable');
  const subscription = await createHook(subscriber, UNREACHABLE, await subscriber.deadEndpoint(), { patient });
  if (subscription !== undefined) await untilFailed(subscriber, { subscription });
}
