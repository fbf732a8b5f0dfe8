import type { Behaviour } from './behaviour.js';

/** An honest server of another style: real servers differ where the specification leaves a choice. */
export interface Variant {
  readonly id: string;
  /** What it does, in one sentence. */
  readonly story: string;
  /** Seconds that its tokens live, where that is part of the style. */
  readonly tokenLifeS?: number | undefined;
  /** Asked once for each server, so that a variant may keep state in its closure. */
  apply(behaviour: Behaviour): Behaviour;
}
