import type { Stamp } from '../model/index.js';

/** Milliseconds on a clock that never goes back: `performance.now()`. */
export type Clock = () => number;

/** The time of a run: ms since its start on the monotonic clock, and the wall time that belongs to it. */
export class RunClock {
  private readonly startedAtWall: number;

  constructor(
    private readonly clock: Clock,
    private readonly startedAtMonotonic: number,
    wallNow: number,
  ) {
    this.startedAtWall = wallNow - (clock() - startedAtMonotonic);
  }

  /** Of a moment in ms since the start of the run; of now where absent. Rounded to microseconds. */
  stamp(at = this.clock() - this.startedAtMonotonic): Omit<Stamp, 'seq'> {
    const rounded = Math.round(at * 1_000) / 1_000;
    return { at: rounded, wall: new Date(this.startedAtWall + rounded).toISOString() };
  }
}
