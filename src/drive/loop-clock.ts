/** How often the event loop is looked at, ms. */
const EVERY_MS = 20;
/** Drift that counts as a standstill, ms: less cannot change a verdict. */
export const NOTABLE_MS = 25;

/** Told with every look: how late it was, and when it was on `performance.now()`. */
type Look = (driftMs: number, now: number) => void;

/**
 * The time in which this process read events. A timer that should have fired long ago says that nothing else was read either:
 * such standstills are left out, so that a limit on this clock leaves what is awaited its whole time, however busy the machine
 * is. It runs while somebody watches; else it goes on like `performance.now()`.
 */
class LoopClock {
  private readonly lookers = new Set<Look>();
  private expectedAt = Infinity;
  private stoodMs = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Milliseconds on a clock that never runs ahead of `performance.now()`. */
  now(): number {
    const now = performance.now();
    return now - this.stoodMs - standstill(now - this.expectedAt);
  }

  /** Returns how to stop. */
  watch(look: Look): () => void {
    this.lookers.add(look);
    if (this.timer === undefined) {
      this.expectedAt = performance.now() + EVERY_MS;
      this.timer = setInterval(() => this.look(), EVERY_MS);
      this.timer.unref();
    }
    return () => {
      this.lookers.delete(look);
      if (this.lookers.size === 0) this.stop();
    };
  }

  private look(): void {
    const now = performance.now();
    const driftMs = Math.max(0, now - this.expectedAt);
    this.stoodMs += standstill(driftMs);
    this.expectedAt = now + EVERY_MS;
    for (const look of this.lookers) look(driftMs, now);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.expectedAt = Infinity;
  }
}

function standstill(driftMs: number): number {
  return driftMs < NOTABLE_MS ? 0 : driftMs;
}

/** A process has one event loop. */
export const loopClock = new LoopClock();
