import type { Verdict } from '../../../model/index.js';

/** When what happened in a scenario, against the times that were allowed. All times in monotonic ms since the run began. */
export interface Timing {
  readonly scenario: string;
  readonly title: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly tracks: readonly Track[];
  readonly tokens: readonly TokenLife[];
  /** How late an event may be. Milliseconds. */
  readonly deliveryMs: number;
}

/** The notifications of one Subscription. */
export interface Track {
  readonly key: string;
  /** Granted; absent where no heartbeats were. */
  readonly periodMs?: number | undefined;
  /** How late a heartbeat may be. Milliseconds. */
  readonly toleranceMs: number;
  readonly signs: readonly Sign[];
  readonly windows: readonly Window[];
  /** Entries from which on a check found the silence too long. */
  readonly tooLong: ReadonlySet<number>;
  readonly latencies: readonly Latency[];
}

/** A notification that arrived. */
export interface Sign {
  readonly seq: number;
  readonly at: number;
  /** SubscriptionStatus.type, or `unknown`. */
  readonly type: string;
  /** The worst that a check says of it. */
  readonly verdict?: Verdict | undefined;
}

/** From one notification on, the time in which the next one was due. */
export interface Window {
  /** Entry of the notification that it begins with. */
  readonly seq: number;
  readonly fromAt: number;
  readonly dueAt: number;
  /** With tolerance. */
  readonly allowedAt: number;
  /** When it came, or the connection or the story ended. */
  readonly endAt: number;
  /** Whether it came. */
  readonly met: boolean;
}

/** From the answer to a change until the notification of it. */
export interface Latency {
  readonly event: string;
  readonly fromAt: number;
  readonly toAt: number;
}

export interface TokenLife {
  readonly seq: number;
  readonly keys: readonly string[];
  readonly fromAt: number;
  /** On the monotonic clock, as the wall clock of the harness sees it; absent where no expiration could be read. */
  readonly expiresAt?: number | undefined;
  readonly verdict?: Verdict | undefined;
}
