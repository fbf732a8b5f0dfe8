import type { Limits } from '../model/index.js';

/** How often a request is sent again that came too often. */
const MOST_TIMES = 5;

/** Where the target does not say when to come back, and where it says at once; in ms. */
const USUAL_MS = 1_000;
const LEAST_MS = 100;

/** What an answer says of when to come back. */
export interface Throttling {
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How long a run waits for a target that answers 429: as long as it asks, but in all no longer than the time budget. Waits at
 * the same time count once.
 */
export class Patience {
  private times = 0;
  private impatientTimes = 0;
  private longestAskedMs = 0;
  private spentMs = 0;
  private waiting = 0;
  private sinceMs = 0;

  constructor(private readonly limits: Pick<Limits, 'budgetMs'>) {}

  /** How long to wait before the request is sent again, in ms; undefined where it is not. `times`: how often it was already. */
  waitMs(answer: Throttling, times: number): number | undefined {
    if (answer.status !== 429) return undefined;
    const askedMs = askedIn(answer.headers);
    if (times < MOST_TIMES && this.passedMs() + askedMs <= this.limits.budgetMs) return askedMs;
    this.impatientTimes += 1;
    this.longestAskedMs = Math.max(this.longestAskedMs, askedMs);
    return undefined;
  }

  async spend(wait: () => Promise<void>): Promise<void> {
    if (this.waiting === 0) this.sinceMs = performance.now();
    this.waiting += 1;
    this.times += 1;
    try {
      await wait();
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.spentMs += performance.now() - this.sinceMs;
    }
  }

  /** What the user should know of it. */
  get notes(): string[] {
    const inS = (ms: number) => `${String(Math.ceil(ms / 1_000))} s`;
    const waited = `The target answered 429 (too many requests) to ${requests(this.times)}, which ${this.times === 1 ? 'was' : 'were'} sent again when it allowed that: ${inS(this.passedMs())} were spent so. --rate asks less of it at a time.`;
    const left = `The target answered 429 (too many requests) to ${requests(this.impatientTimes)}, and there was no waiting for it any more: it asked for ${inS(this.longestAskedMs)}, the time budget is ${inS(this.limits.budgetMs)} (--time-budget), and ${String(MOST_TIMES)} times are enough. --rate asks less of it at a time.`;
    return [...(this.times === 0 ? [] : [waited]), ...(this.impatientTimes === 0 ? [] : [left])];
  }

  private passedMs(): number {
    return this.spentMs + (this.waiting === 0 ? 0 : performance.now() - this.sinceMs);
  }
}

function requests(times: number): string {
  return `${String(times)} ${times === 1 ? 'request' : 'requests'}`;
}

/** Retry-After has seconds or a date, which is held against the clock of the target where that is told. */
function askedIn({ 'retry-after': after, date }: Throttling['headers']): number {
  if (after === undefined) return USUAL_MS;
  const seconds = Number(after);
  const now = Date.parse(date ?? '');
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(after) - (Number.isNaN(now) ? Date.now() : now);
  return Number.isNaN(ms) ? USUAL_MS : Math.max(LEAST_MS, ms);
}
