import {
  heartbeatToleranceMs,
  type ArrivedNotification,
  type Connection,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';
import { gapsBetween } from './gaps.js';

/** What is left out, in marks and in verdicts. */
export const LISTENING = 'listening for heartbeats';

/** A Subscription to listen to, the connection that it is bound on, and the period it was granted. */
export interface Watched {
  readonly subscription: SubscribedTo;
  readonly connection: Connection;
  readonly periodMs: number;
}

/** How many periods of the first Subscription are listened to, and how long that takes, every period within the budget. */
export interface Plan {
  readonly periods: number;
  readonly listenMs: number;
}

/** How many periods are enough to see heartbeats go on; fewer where they would not fit the budget. */
const PERIODS = [3, 2, 1];

/** The longest plan that the budget allows; undefined where not even one period does. */
export function planListening(periodsMs: readonly number[], limits: Subscriber['limits']): Plan | undefined {
  const [first = 0] = periodsMs;
  const windowMs = (periodMs: number, count: number) => count * periodMs + heartbeatToleranceMs(periodMs, limits);
  return PERIODS.map((periods) => ({
    periods,
    listenMs: Math.max(windowMs(first, periods), ...periodsMs.map((periodMs) => windowMs(periodMs, 1))),
  })).find(({ listenMs }) => listenMs <= limits.budgetMs);
}

/** Listens without doing anything; shorter only where every Subscription is already too late for its period. */
export async function listen(subscriber: Subscriber, watched: readonly Watched[], plan: Plan): Promise<void> {
  const [first] = watched;
  const fromAt = subscriber.now();
  const endAt = fromAt + plan.listenMs;
  let lastAt = fromAt;
  for (let heard = 0; first !== undefined && subscriber.now() < endAt && first.connection.open; heard++) {
    const what = `heartbeat ${String(Math.min(heard + 1, plan.periods))} of ${String(plan.periods)}`;
    const limitMs = Math.min(endAt - subscriber.now(), allowedMs(first, subscriber));
    const beat = await first.connection.waitFor(what, isBeatAfter(first.subscription, lastAt), {
      limitMs,
      dueInMs: Math.max(0, lastAt + first.periodMs - subscriber.now()),
      sinceAt: lastAt,
    });
    if (beat === undefined) break;
    lastAt = beat.at;
  }
  const isHopeless = () => watched.length > 0 && watched.every((each) => isTooLate(each, subscriber, fromAt));
  const restMs = endAt - subscriber.now();
  if (restMs > 0 && !isHopeless()) await subscriber.until('the end of the silence', restMs, isHopeless);
}

function isBeatAfter({ id }: SubscribedTo, sinceAt: number) {
  return ({ at, status }: ArrivedNotification): boolean =>
    status.type === 'heartbeat' && status.subscriptionId === id && at > sinceAt;
}

function isTooLate({ subscription, connection, ...rest }: Watched, subscriber: Subscriber, fromAt: number): boolean {
  const times = connection.notifications
    .filter(({ status }) => status.subscriptionId === subscription.id)
    .map(({ at }) => at);
  const limitMs = allowedMs(rest, subscriber);
  return gapsBetween(times, fromAt, subscriber.now()).some(({ ms }) => ms > limitMs);
}

function allowedMs({ periodMs }: Pick<Watched, 'periodMs'>, { limits }: Subscriber): number {
  return periodMs + heartbeatToleranceMs(periodMs, limits);
}
