import { heartbeatToleranceMs, type Subscriber } from '../../src/model/index.js';
import { causeAtOnce } from './burst.js';
import { hear, listen, plainInteraction } from './listener.js';

/** Key of the Subscription whose events may be gathered, but not for longer than its heartbeat period. */
export const PACED = 'paced';

/** Several events for a Subscription that grants batches and asks for heartbeats. They may come late, so nothing else waits. */
export async function pacedBatch(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient(PACED);
  const wish = { content: 'id-only', patient, heartbeatPeriodS: 1, maxCount: 10 };
  const listener = await listen(subscriber, PACED, wish);
  const periodMs = (listener.subscription.settings.heartbeatPeriodS ?? 0) * 1_000;
  const { limits } = subscriber;
  const sinceAt = subscriber.now();
  const interaction = plainInteraction(subscriber.facts.topic);
  const caused = await causeAtOnce(subscriber, { interaction, patient, expects: [listener.subscription] });
  const allowedMs = Math.min(periodMs + heartbeatToleranceMs(periodMs, limits), limits.budgetMs);
  await hear(listener, caused, sinceAt, limits.deliveryMs + allowedMs);
}
