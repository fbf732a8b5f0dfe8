import {
  heartbeatToleranceMs,
  skip,
  unseen,
  type ConnectionStory,
  type History,
  type Notification,
  type Outcome,
} from '../../src/model/index.js';
import { bindings } from '../session/bindings.js';
import { gapsBetween, type Gap } from './gaps.js';
import { LISTENING } from './listening.js';

/** A Subscription with a granted period, listened to from its handshake on. Times in ms on the clock of the transcript. */
export interface Span {
  readonly key: string;
  readonly connection: ConnectionStory;
  readonly periodMs: number;
  /** Period and tolerance: a gap of this length is still fair. */
  readonly allowedMs: number;
  readonly fromAt: number;
  readonly toAt: number;
  /** Since when nothing else was done. */
  readonly listenedFromAt: number;
  readonly notifications: readonly Notification[];
  readonly gaps: readonly Gap[];
}

/** The Subscriptions with a period that were bound and listened to. */
export function spansOf(history: History): Span[] {
  const listened = history.marks('listened').at(-1);
  if (listened === undefined) return [];
  return listened.keys.flatMap((key) => {
    const periodMs = periodMsOf(history, key);
    const binding = bindings(history, key).findLast(({ bind }) => bind.at <= listened.fromAt);
    const start = binding?.handshake ?? binding?.notifications[0];
    if (periodMs === undefined || binding === undefined || start === undefined) return [];
    const { connection, notifications } = binding;
    const endAt = connection.closes[0]?.at ?? connection.end?.at ?? Infinity;
    const [fromAt, toAt] = [start.at, Math.min(listened.at, endAt)];
    const gaps = gapsBetween(
      notifications.map(({ at }) => at),
      fromAt,
      toAt,
    );
    const allowedMs = periodMs + heartbeatToleranceMs(periodMs, history.limits);
    const listenedFromAt = listened.fromAt;
    return [{ key, connection, periodMs, allowedMs, fromAt, toAt, listenedFromAt, notifications, gaps }];
  });
}

/** The stored heartbeat period in ms; undefined where there is none. */
export function periodMsOf(history: History, key: string): number | undefined {
  const { heartbeatPeriodS = 0 } = history.subscription(key)?.settings ?? {};
  return heartbeatPeriodS > 0 ? heartbeatPeriodS * 1000 : undefined;
}

/** Why there is nothing to judge: no period was granted, waiting for it was left out, or the story did not get there. */
export function withoutHeartbeats(history: History, what: string): Outcome {
  const left = history.skipped(LISTENING);
  if (left !== undefined) return skip(`${left.reason}; ${left.option ?? 'a larger time budget'} would include it`);
  const { subscriptions } = history;
  if (subscriptions.length > 0 && subscriptions.every(({ key }) => periodMsOf(history, key) === undefined)) {
    return skip('the target grants no heartbeat period');
  }
  return unseen(history, what);
}

/** Gaps longer than allowed: those that the server answers for, and those that the harness's own lateness may explain. */
export function tooLong(
  history: History,
  { gaps, allowedMs, notifications }: Span,
): { certain: Gap[]; doubtful: Gap[] } {
  const long = gaps.filter(({ ms }) => ms > allowedMs);
  const isStopped = notifications.some(({ status }) => status.status === 'error' || status.status === 'off');
  const isDoubtful = (gap: Gap) => isStopped || history.latenessMs(gap.fromAt, gap.toAt) >= gap.ms - allowedMs;
  return { certain: long.filter((gap) => !isDoubtful(gap)), doubtful: long.filter(isDoubtful) };
}

/** Whether a heartbeat was due at all while the Subscription was listened to. */
export function isLongEnough({ fromAt, toAt, allowedMs }: Span): boolean {
  return Math.round(toAt - fromAt) >= allowedMs;
}
