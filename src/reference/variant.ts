import type { Behaviour } from './behaviour.js';
import type { Release } from './dialects/release.js';
import type { Topic } from './topics/topic.js';

/** An honest server of another style: real servers differ where the specification leaves a choice. */
export interface Variant {
  readonly id: string;
  /** What it does, in one sentence. */
  readonly story: string;
  /** Seconds that its tokens live, where that is part of the style. */
  readonly tokenLifeS?: number | undefined;
  /** The topics that it has in place of the usual ones. */
  readonly topics?: ((release: Release) => readonly Topic[]) | undefined;
  /** Releases whose rules allow the style; default all. */
  readonly releases?: readonly Release[] | undefined;
  /** Checks of a SHOULD that it does not keep, by release: they warn, and no other does. */
  readonly warns?: Readonly<Partial<Record<Release, readonly string[]>>> | undefined;
  /** By how many seconds its clock is ahead; negative where it is behind. */
  readonly clockAheadS?: number | undefined;
  /** Asked once for each server, so that a variant may keep state in its closure. */
  apply(behaviour: Behaviour): Behaviour;
}
