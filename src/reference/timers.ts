/** Longest delay that setTimeout takes, in ms; beyond it, it would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** All timers of a server: none keeps the process alive, none outlives the server. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>();
  private closed = false;

  /** Do something later; the answer calls it off. */
  after(delayMs: number, action: () => void): () => void {
    if (this.closed) return () => undefined;
    const timer = setTimeout(
      () => {
        this.running.delete(timer);
        action();
      },
      Math.min(Math.max(delayMs, 0), LONGEST_MS),
    );
    timer.unref();
    this.running.add(timer);
    return () => {
      clearTimeout(timer);
      this.running.delete(timer);
    };
  }

  close(): void {
    this.closed = true;
    this.running.forEach((timer) => clearTimeout(timer));
    this.running.clear();
  }
}
