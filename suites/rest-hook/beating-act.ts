import { heartbeatToleranceMs, type Subscriber } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { periodMsOf, tooLong } from '../session/heartbeat-act.js';
import { BEATING } from './keys.js';
import { hook, untilActive } from './subscribing.js';

/** What is waited for, in marks and in verdicts. */
export const BEAT = 'a heartbeat at the endpoint';

/** A quiet Subscription with a period: nothing but its heartbeats comes. */
export async function beat(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'beating');
  const beating = await hook(subscriber, BEATING, { status: 200 }, { patient, heartbeatPeriodS: 1 });
  if (beating === undefined || !(await untilActive(subscriber, beating))) return;
  const periodMs = periodMsOf(beating.subscription);
  if (periodMs === undefined) return subscriber.skip(BEAT, 'the target grants no heartbeat period');
  const limitMs = periodMs + heartbeatToleranceMs(periodMs, subscriber.limits);
  if (limitMs > subscriber.limits.budgetMs) return subscriber.skip(BEAT, ...tooLong(periodMs, limitMs));
  subscriber.needs(BEAT, periodMs);
  const sinceAt = subscriber.now();
  await beating.endpoint.waitFor(BEAT, ({ status }) => status.type === 'heartbeat', { limitMs, sinceAt });
}
