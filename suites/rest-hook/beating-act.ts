import { heartbeatToleranceMs, type ArrivedNotification, type Subscriber } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { periodMsOf, tooLong } from '../session/heartbeat-act.js';
import { BEATING } from './keys.js';
import { hook, untilActive } from './subscribing.js';

/** What is waited for, in marks and in verdicts. */
export const BEAT = 'a heartbeat at the endpoint';

/** How many of them: one may come for another reason than the period. */
const BEATS = 2;

/** How much longer than allowed a heartbeat is waited for, in ms, so that one that is missing is too late beyond doubt. */
const BEYOND_MS = 100;

/** A quiet Subscription with a period: nothing but its heartbeats comes. */
export async function beat(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'beating');
  const beating = await hook(subscriber, BEATING, { status: 200 }, { patient, heartbeatPeriodS: 1 });
  if (beating === undefined || !(await untilActive(subscriber, beating))) return;
  const periodMs = periodMsOf(beating.subscription);
  if (periodMs === undefined) return subscriber.skip(BEAT, 'the target grants no heartbeat period');
  const { limits } = subscriber;
  const limitMs = periodMs + heartbeatToleranceMs(periodMs, limits) + BEYOND_MS;
  if (limitMs > limits.budgetMs) return subscriber.skip(BEAT, ...tooLong(periodMs, limitMs));
  for (let beats = 0, sinceAt = subscriber.now(); beats < BEATS; beats += 1) {
    subscriber.needs(BEAT, periodMs);
    const arrived = await beating.endpoint.waitFor(BEAT, isBeatAfter(sinceAt), { limitMs, sinceAt });
    if (arrived === undefined) return;
    sinceAt = arrived.at;
  }
}

function isBeatAfter(sinceAt: number) {
  return ({ at, status }: ArrivedNotification): boolean => status.type === 'heartbeat' && at > sinceAt;
}
