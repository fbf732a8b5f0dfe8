import type { CheckResult } from '../model/index.js';

/** From how many checks on a shared reason is told once. */
const MANY = 4;

export interface CommonReason {
  readonly reason: string;
  /** `bind 9, handshake 8` */
  readonly stages: string;
}

/**
 * Checks that share a reason, and the others. One obstacle leaves many checks undecided, and each of them says what it
 * missed, then a colon and the obstacle.
 */
export function commonReasons(checks: readonly CheckResult[]): {
  readonly common: readonly CommonReason[];
  readonly single: readonly CheckResult[];
} {
  const groups = [...new Set(checks.map(reasonOf))].map((reason) => ({
    reason,
    own: checks.filter((check) => reasonOf(check) === reason),
  }));
  const common = groups.filter(({ own }) => own.length >= MANY);
  return {
    common: common.map(({ reason, own }) => ({ reason, stages: stagesOf(own) })),
    single: groups.flatMap(({ own }) => (own.length >= MANY ? [] : own)),
  };
}

function reasonOf({ message }: CheckResult): string {
  const colon = message.indexOf(': ');
  return colon < 0 ? message : message.slice(colon + 2);
}

function stagesOf(checks: readonly CheckResult[]): string {
  const stages = [...new Set(checks.map(({ stage }) => stage))];
  return stages.map((stage) => `${stage} ${String(checks.filter((check) => check.stage === stage).length)}`).join(', ');
}
