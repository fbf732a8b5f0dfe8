/**
 * Limits and tolerances of a run, all in milliseconds. They travel in the transcript header, so that a recording is
 * judged by the limits it was driven with. `run --verbose` prints them with their reasons.
 */
export interface Limits {
  /** Longest wait for a connection, a handshake after a bind, or a pong. */
  readonly handshakeMs: number;
  /** Longest wait for an event after the triggering request returned. */
  readonly deliveryMs: number;
  /** Longest wait for one HTTP answer. */
  readonly answerMs: number;
  /** Longest wait for the closing handshake of a socket. */
  readonly closeMs: number;
  /** Longest wait for a created Subscription to become active. */
  readonly activationMs: number;
  /** Longest wait for a Subscription whose endpoint fails to say so. */
  readonly failureMs: number;
  /** Shortest silence after which an absence is believed, counted from a delivered twin. */
  readonly settleMs: number;
  /** Least tolerance of a heartbeat; the other half is `heartbeatShare` of the period. */
  readonly heartbeatFloorMs: number;
  /** Share of the heartbeat period that is tolerated (0.1 is ten percent). */
  readonly heartbeatShare: number;
  /** Tolerated difference of clocks, measured against the HTTP Date header. */
  readonly clockMs: number;
  /** How long after the `end` of a Subscription the server may still be stopping it. */
  readonly endMs: number;
  /** Longest single wait that the run agrees to (`--time-budget`). */
  readonly budgetMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  handshakeMs: 10_000,
  deliveryMs: 10_000,
  answerMs: 10_000,
  closeMs: 10_000,
  activationMs: 10_000,
  failureMs: 30_000,
  settleMs: 500,
  heartbeatFloorMs: 1_000,
  heartbeatShare: 0.1,
  clockMs: 5_000,
  endMs: 60_000,
  budgetMs: 600_000,
};

/** Why each limit has its value; printed with the verdicts it decides. */
export const LIMIT_REASONS: Record<keyof Limits, string> = {
  handshakeMs: 'no text gives a limit; a person waits about this long',
  deliveryMs: 'delivery is best effort without a deadline; ten seconds is generous for one event',
  answerMs: 'a REST answer later than this would stall any client',
  closeMs: 'RFC 6455 asks for the closing handshake without a deadline',
  activationMs: 'the channel needs no endpoint verification, so nothing should hold activation up',
  failureMs:
    'the number of attempts before a delivery counts as failed is not regulated; half a minute has room for a few',
  settleMs: 'a twin event was delivered first, so a wrong one would have been on its way',
  heartbeatFloorMs: 'timers and networks differ by small amounts, which later wording of the specification allows',
  heartbeatShare: 'long periods drift by more than short ones',
  clockMs: 'clocks of client and server differ; the HTTP Date header has whole seconds',
  endMs: 'a server may look for ended Subscriptions once a minute',
  budgetMs: 'ten minutes is the longest wait that a run takes upon itself unasked',
};

/** How late a heartbeat of a period may be: at least the floor, else its share of the period. */
export function heartbeatToleranceMs(periodMs: number, limits: Limits): number {
  return Math.max(limits.heartbeatFloorMs, periodMs * limits.heartbeatShare);
}
