import type { Behaviour } from './behaviour.js';

/** One named wrong behaviour: a decision of the honest server, spoiled. */
export interface Fault {
  /** `stage-verb…`, unique. */
  readonly id: string;
  /** The stage it belongs to. */
  readonly stage: string;
  /** What the server does wrong, in one sentence. */
  readonly story: string;
  /** Ids of all checks that must notice it, and of no others. */
  readonly breaks: readonly string[];
  /** What the server must be started with for the fault to show. */
  readonly under?: Circumstances | undefined;
  /** Asked once for each server, so that a fault may keep state in its closure. */
  spoil(honest: Behaviour): Behaviour;
}

export interface Circumstances {
  readonly tls?: boolean | undefined;
  readonly tokenLifeS?: number | undefined;
  readonly variants?: readonly string[] | undefined;
  readonly authorization?: string | undefined;
}

export function defineFault(fault: Fault): Fault {
  return Object.freeze(fault);
}

/** Tells a fault among the exports of a file. */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'spoil' in value && 'breaks' in value && 'story' in value;
}
