import { after } from './timer.js';

/** How much a target is asked at a time. */
export interface TrafficWish {
  /** Most requests that are begun in a second, upgrades to WebSocket among them. */
  readonly ratePerS?: number | undefined;
  /** Most requests that are under way at once, and most WebSocket connections that are open at once. */
  readonly connections?: number | undefined;
}

/** Lets requests through one by one, in the order they come. None of them waits for another one to come, so none waits for ever. */
export class Traffic {
  private underWay = 0;
  private begunAt = -Infinity;
  private alarm: (() => void) | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(readonly wish: TrafficWish) {}

  /** Between the beginnings of two requests, in ms. */
  get intervalMs(): number {
    const { ratePerS } = this.wish;
    return ratePerS === undefined ? 0 : 1_000 / ratePerS;
  }

  /** Resolves when a request may begin, with what to call at its end; undefined where the signal came first. */
  enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const begin = () => {
        signal.removeEventListener('abort', giveUp);
        resolve(() => this.leave());
      };
      const giveUp = () => {
        this.waiting.delete(begin);
        resolve(undefined);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.add(begin);
      this.letThrough();
    });
  }

  private leave(): void {
    this.underWay -= 1;
    this.letThrough();
  }

  private letThrough(): void {
    const { connections = Infinity } = this.wish;
    for (const begin of this.waiting) {
      if (this.underWay >= connections || this.alarm !== undefined) return;
      const now = performance.now();
      const waitMs = this.begunAt + this.intervalMs - now;
      if (waitMs > 0) return this.wakeAfter(waitMs);
      this.waiting.delete(begin);
      this.underWay += 1;
      this.begunAt = now;
      begin();
    }
  }

  private wakeAfter(ms: number): void {
    this.alarm = after(ms, () => {
      this.alarm = undefined;
      this.letThrough();
    });
  }
}
