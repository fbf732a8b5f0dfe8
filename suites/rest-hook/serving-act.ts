import type { Subscriber } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { EMPTY, FULL, LONGEST_HOLD_MS, QUERY, SOUND, SUCCESSES, TYPED } from './keys.js';
import { causeAt, hook, untilActive, untilShakenHands, type Hooked } from './subscribing.js';

/** Held handshake, an event meanwhile, then events answered by every success there is, at three content levels; the end. */
export async function serveWell(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'served');
  const others = await Promise.all([
    hook(subscriber, EMPTY, { status: 201 }, { patient, content: 'empty', query: QUERY }),
    hook(subscriber, FULL, { status: 202 }, { patient, content: 'full-resource' }),
    typed(subscriber, patient),
  ]);
  const witnesses = await activeOf(
    subscriber,
    others.filter((one) => one !== undefined),
  );
  const sound = await verifySlowly(subscriber, witnesses, patient);
  if (sound === undefined) return;
  const heard = await answerBySuccess(subscriber, [sound, ...witnesses], patient);
  await endOf(subscriber, sound, heard ? witnesses : [], patient);
}

/** One event that does not come says enough: the rest would only take as long again. False where one did not. */
async function answerBySuccess(
  subscriber: Subscriber,
  served: readonly Hooked[],
  patient: string | undefined,
): Promise<boolean> {
  for (const status of SUCCESSES) {
    served.find(({ endpoint }) => endpoint.key === SOUND)?.endpoint.answer({ status });
    if (!(await causeAt(subscriber, served, { patient }))) return false;
  }
  return true;
}

/** Those that become active, whose endpoints answer events by 200: the others are told of nothing. */
async function activeOf(subscriber: Subscriber, hooked: readonly Hooked[]): Promise<Hooked[]> {
  const active = await Promise.all(hooked.map((one) => untilActive(subscriber, one)));
  const witnesses = hooked.filter((_one, index) => active[index]);
  for (const { endpoint } of witnesses) endpoint.answer({ status: 200 });
  return witnesses;
}

/** With the version of FHIR beside the MIME type, which the server may refuse. */
async function typed(subscriber: Subscriber, patient: string | undefined): Promise<Hooked | undefined> {
  const [version] = /^\d+\.\d+/.exec(subscriber.facts.fhirVersion ?? '') ?? [];
  if (version === undefined) return undefined;
  const contentType = `application/fhir+json; fhirVersion=${version}`;
  return hook(subscriber, TYPED, { status: 204 }, { patient, contentType });
}

/** The status is read, and others are told of an event, while the endpoint has not answered the handshake yet. */
async function verifySlowly(
  subscriber: Subscriber,
  witnesses: readonly Hooked[],
  patient: string | undefined,
): Promise<Hooked | undefined> {
  // A server that answers the create only after the handshake must get its answer before ours is given up.
  const afterMs = Math.min(LONGEST_HOLD_MS, subscriber.limits.answerMs / 2);
  const sound = await hook(subscriber, SOUND, { status: 200, afterMs }, { patient, timeoutS: 20 });
  if (sound === undefined) return undefined;
  await untilShakenHands(subscriber, sound);
  await subscriber.read(sound.subscription);
  if (sound.endpoint.requests > 0 && (await causeAt(subscriber, witnesses, { patient, because: 'unverified' })))
    await subscriber.settle('an event before the endpoint is verified');
  sound.endpoint.answer({ status: 200 });
  sound.endpoint.release(200);
  await untilActive(subscriber, sound);
  return sound;
}

/** What was answered by success does not come again, and once it is deleted nothing comes, while others go on. */
async function endOf(
  subscriber: Subscriber,
  sound: Hooked,
  witnesses: readonly Hooked[],
  patient: string | undefined,
): Promise<void> {
  await subscriber.settle('a success that is not taken for one');
  await subscriber.read(sound.subscription);
  await subscriber.remove(sound.subscription);
  if (await causeAt(subscriber, witnesses, { patient, forbids: [sound.subscription], because: 'deleted' }))
    await subscriber.settle('a notification of a deleted Subscription');
}
