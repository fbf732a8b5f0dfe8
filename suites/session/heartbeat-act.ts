import {
  Blocked,
  heartbeatToleranceMs,
  type Connection,
  type SubscribedTo,
  type Subscriber,
  type Wish,
} from '../../src/model/index.js';

/** Periods to ask for, in seconds, the shortest first: some servers refuse short ones instead of granting longer ones. */
const PERIODS_S = [1, 10, 60];

/** A Subscription with the shortest heartbeat period that is accepted; without one where none is. */
export async function subscribeBeating(subscriber: Subscriber, key: string, wish: Wish = {}): Promise<SubscribedTo> {
  for (const heartbeatPeriodS of PERIODS_S) {
    try {
      return await subscriber.subscribe(key, { ...wish, heartbeatPeriodS });
    } catch (error) {
      // A refused period is no obstacle as long as another one, or none, is left to ask for.
      if (!(error instanceof Blocked)) throw error;
    }
  }
  return subscriber.subscribe(key, wish);
}

/** The granted heartbeat period in ms; undefined where none was granted. */
export function periodMsOf({ settings }: SubscribedTo): number | undefined {
  const { heartbeatPeriodS = 0 } = settings;
  return heartbeatPeriodS > 0 ? heartbeatPeriodS * 1000 : undefined;
}

/** Waits for one heartbeat. */
export async function hearHeartbeat(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  connection: Connection,
): Promise<void> {
  const periodMs = periodMsOf(subscription);
  if (periodMs === undefined) return subscriber.skip('heartbeat', 'the target grants no heartbeat period');
  const limitMs = periodMs + heartbeatToleranceMs(periodMs, subscriber.limits);
  if (limitMs > subscriber.limits.budgetMs) return subscriber.skip('heartbeat', ...tooLong(periodMs, limitMs));
  subscriber.needs('a heartbeat in the session', periodMs);
  await connection.waitFor(
    'a heartbeat',
    ({ status }) => status.type === 'heartbeat' && status.subscriptionId === subscription.id,
    { limitMs, sinceAt: subscriber.now() },
  );
}

/** Why a heartbeat is not waited for, and the option that would include it. */
export function tooLong(periodMs: number, limitMs: number): [reason: string, option: string] {
  const seconds = (ms: number) => String(Math.ceil(ms / 1000));
  return [
    `the granted heartbeat period of ${seconds(periodMs)} s is longer than the time budget`,
    `--time-budget ${seconds(limitMs)}`,
  ];
}
