import { textAt, type Answer, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { attempt } from '../session/attempt.js';
import { causeAndHear, ownPatient } from '../session/hearing.js';
import { END_TIME, ENDED, ENDED_BEFORE, witnessOf } from './keys.js';

/** Least time from creation to the end; longer where the target takes long to be bound. */
const END_AHEAD_MS = 2_000;

/** The Date header, by which the end is set, has whole seconds. */
const DATE_RESOLUTION_MS = 1_000;

/** How often the Subscription is looked at until it has ended. */
const LOOK_EVERY_MS = 250;

/** An end time in the past: a refusal and an end at once are both fair (ambiguity A77), so it is only recorded. */
export async function endBefore(subscriber: Subscriber): Promise<void> {
  const end = new Date(subscriber.serverTime() - 3_600_000).toISOString();
  const { subscription } = await subscriber.create(ENDED_BEFORE, subscriber.subscriptionBody({ end }));
  if (subscription !== undefined) await subscriber.read(subscription);
}

/** An end time that comes while the Subscription is bound. */
export async function endWhileBound(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, ENDED);
  const startedAt = subscriber.now();
  const witness = await subscriber.subscribe(witnessOf(ENDED), { patient });
  const session = await subscriber.session(witness);
  const aheadMs = Math.max(END_AHEAD_MS, 2 * (subscriber.now() - startedAt) + DATE_RESOLUTION_MS);
  const end = new Date(subscriber.serverTime() + aheadMs).toISOString();
  const ended = await attempt(subscriber, END_TIME, () => subscriber.subscribe(ENDED, { patient, end }));
  if (ended === undefined) return;
  const leftMs = timeLeftMs(subscriber, ended);
  if (leftMs === undefined) return;
  const bound = await attempt(subscriber, 'binding before the end', () => subscriber.session(ended));
  if (bound !== undefined) await causeAndHear(subscriber, witness, session.connection, { patient });
  subscriber.needs(END_TIME, Math.max(0, leftMs));
  if (!(await waitForStop(subscriber, ended))) return;
  const wish = { patient, expects: [witness], forbids: [ended], because: 'ended', tries: 3 };
  await causeAndHear(subscriber, witness, session.connection, wish);
  await subscriber.settle('notifications of an ended Subscription');
}

/** Until the stored end; undefined, and left out, where none was stored or it is too far away. */
function timeLeftMs(subscriber: Subscriber, { settings }: SubscribedTo): number | undefined {
  if (settings.end === undefined) {
    subscriber.skip(END_TIME, 'the target does not store the end time that it was asked for');
    return undefined;
  }
  const leftMs = Date.parse(settings.end) - subscriber.serverTime();
  if (leftMs <= subscriber.limits.budgetMs) return leftMs;
  const seconds = String(Math.ceil(leftMs / 1000));
  subscriber.skip(END_TIME, `the stored end time is ${seconds} s away`, `--time-budget ${seconds}`);
  return undefined;
}

async function waitForStop(subscriber: Subscriber, ended: SubscribedTo): Promise<boolean> {
  const leftMs = Date.parse(ended.settings.end ?? '') - subscriber.serverTime();
  const limitMs = Math.max(0, leftMs) + subscriber.limits.endMs + 2 * DATE_RESOLUTION_MS;
  const look = async () => hasStopped(await subscriber.read(ended));
  return subscriber.until('the end of the Subscription', limitMs, look, LOOK_EVERY_MS);
}

/** Switched off or gone: both are fair ways to end (ambiguity A76). */
function hasStopped({ status, json }: Answer): boolean {
  return status === 404 || status === 410 || textAt(json, 'status') === 'off';
}
