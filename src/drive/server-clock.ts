/** A Date header has whole seconds: any time within its second is meant. */
const RESOLUTION_MS = 1_000;

/** How far the target's clock is from ours, as far as its Date headers tell. All times in ms since the epoch. */
export class ServerClock {
  private leastSkewMs = -Infinity;
  private mostSkewMs = Infinity;

  /** An answer that was asked for at `sentAt` and arrived at `receivedAt`: its date was written in between. */
  learn(date: string | undefined, sentAt: number, receivedAt: number): void {
    const from = Date.parse(date ?? '');
    if (Number.isNaN(from)) return;
    const least = from - receivedAt;
    const most = from + RESOLUTION_MS - sentAt;
    const agrees = least <= this.mostSkewMs && most >= this.leastSkewMs;
    // What contradicts all before shows that a clock was set.
    this.leastSkewMs = agrees ? Math.max(this.leastSkewMs, least) : least;
    this.mostSkewMs = agrees ? Math.min(this.mostSkewMs, most) : most;
  }

  /** Clocks that may agree are taken to agree. */
  get skewMs(): number {
    if (this.leastSkewMs > 0) return this.leastSkewMs;
    return this.mostSkewMs < 0 ? this.mostSkewMs : 0;
  }
}
