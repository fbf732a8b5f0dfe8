import { Trouble } from '../../model/index.js';
import type { FetchedToken } from './wish.js';

/** A token is renewed when no more than this part of its life is left, and no more than this time, in ms. */
const LAST_PART = 0.2;
const LAST_MS = 30_000;

/** After a renewal that failed while the token still lives, the next one waits so long, in ms. */
const PATIENCE_MS = 2_000;

interface Held {
  readonly value: string;
  /** When it was asked for. */
  readonly since: Moment;
  readonly lifeMs: number | undefined;
}

/** The access token of one identity: fetched once for all who ask at the same time, and renewed before it expires. */
export class AccessToken {
  private held: Held | undefined;
  private pending: Promise<Held> | undefined;
  private failedAt: number | undefined;
  /** A token that was renewed after a 401, until it was accepted once. */
  private onTrial: string | undefined;
  /** Renewing after a 401 was of no use: the target refuses whatever it is shown. */
  private hopeless = false;

  constructor(private readonly fetch: () => Promise<FetchedToken>) {}

  /** As it was last fetched. */
  get current(): string | undefined {
    return this.held?.value;
  }

  /** A token that still lives. Throws a Trouble where none can be had. */
  async get(): Promise<string> {
    const { held } = this;
    if (held !== undefined && (!isDue(held) || this.isPatient)) return held.value;
    try {
      return (await this.renewed()).value;
    } catch (thrown) {
      if (held === undefined || isOver(held) || !(thrown instanceof Trouble)) throw thrown;
      this.failedAt = performance.now();
      return held.value;
    }
  }

  /**
   * Whether a request that was answered 401 is worth another try, with a token that was renewed since. Where the token should
   * still live the 401 is the target's own; where nobody said how long it lives, it may be over.
   */
  async renewedAfter(refused: string): Promise<boolean> {
    const { held } = this;
    if (held === undefined || held.value !== refused) return held !== undefined;
    if (this.onTrial === refused) this.hopeless = true;
    if (this.hopeless || (held.lifeMs !== undefined && !isOver(held))) return false;
    const { value } = await this.renewed();
    this.onTrial = value;
    return value !== refused;
  }

  accepted(value: string): void {
    if (this.onTrial === value) this.onTrial = undefined;
  }

  private get isPatient(): boolean {
    const { failedAt, held } = this;
    if (failedAt === undefined || held === undefined || isOver(held)) return false;
    return performance.now() - failedAt < PATIENCE_MS;
  }

  /** One request for all who wait for it. */
  private renewed(): Promise<Held> {
    this.pending ??= this.fetchOne().finally(() => (this.pending = undefined));
    return this.pending;
  }

  private async fetchOne(): Promise<Held> {
    const since = moment();
    const { value, lifeMs } = await this.fetch();
    this.failedAt = undefined;
    this.held = { value, since, lifeMs };
    return this.held;
  }
}

function isDue(held: Held): boolean {
  const { lifeMs } = held;
  return lifeMs !== undefined && leftMs(held, lifeMs) <= Math.min(LAST_MS, lifeMs * LAST_PART);
}

function isOver(held: Held): boolean {
  return held.lifeMs !== undefined && leftMs(held, held.lifeMs) <= 0;
}

function leftMs({ since }: Held, lifeMs: number): number {
  const now = moment();
  // A machine that slept, or whose clock was set: a token lives by the clock on the wall, and never longer than it should.
  return lifeMs - Math.max(now.monotonic - since.monotonic, now.wall - since.wall);
}

interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

function moment(): Moment {
  return { monotonic: performance.now(), wall: Date.now() };
}
