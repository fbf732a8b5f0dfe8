import type { Recorder } from '../model/index.js';

/** How often the clock is looked at, ms. */
const EVERY_MS = 20;
/** Drift that is worth an entry in the transcripts, ms: less cannot change a verdict. */
const NOTABLE_MS = 25;

/** Measures how late the harness itself is: a timer that should have fired long ago says that nothing else was read either. */
export class Lateness {
  private readonly recorders = new Set<Recorder>();
  private readonly drifts: number[] = [];
  private expectedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  start(): void {
    this.expectedAt = performance.now() + EVERY_MS;
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** From now on a standstill is recorded there. */
  watch(recorder: Recorder): void {
    this.recorders.add(recorder);
  }

  release(recorder: Recorder): void {
    this.recorders.delete(recorder);
  }

  /** So far, in ms. */
  get figures(): { p99: number; max: number } {
    const sorted = [...this.drifts].sort((one, other) => one - other);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { p99: at(0.99), max: at(1) };
  }

  private look(): void {
    const now = performance.now();
    const ms = Math.max(0, now - this.expectedAt);
    this.expectedAt = now + EVERY_MS;
    this.drifts.push(ms);
    if (ms < NOTABLE_MS) return;
    for (const recorder of this.recorders) recorder.record({ kind: 'late', ms: Math.round(ms) });
  }
}
