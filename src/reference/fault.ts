import type { Behaviour } from './behaviour.js';
import { RELEASES, type Release } from './dialects/release.js';

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
  /** Releases that it exists in; default all. */
  readonly releases?: readonly Release[] | undefined;
  /** The checks that must notice it in a release where they are others. */
  readonly breaksIn?: Readonly<Partial<Record<Release, readonly string[]>>> | undefined;
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
  readonly otherAuthorization?: string | undefined;
}

export function defineFault(fault: Fault): Fault {
  return Object.freeze(fault);
}

/** Ids of the checks that a fault breaks in a release; undefined where it does not exist. */
export function breaksOf(
  { breaks, breaksIn, releases = RELEASES }: Fault,
  release: Release,
): readonly string[] | undefined {
  return releases.includes(release) ? (breaksIn?.[release] ?? breaks) : undefined;
}

/** Tells a fault among the exports of a file. */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'spoil' in value && 'breaks' in value && 'story' in value;
}
