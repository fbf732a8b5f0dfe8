import type { Recorder } from '../model/index.js';
import { loopClock, NOTABLE_MS } from './loop-clock.js';

/** Measures how late the harness itself is, and records each standstill where somebody watches. */
export class Lateness {
  private readonly recorders = new Set<Recorder>();
  private readonly drifts: number[] = [];
  private unwatch: () => void = () => undefined;

  /** `startedAtMonotonic`: when the run began, on `performance.now()`. */
  constructor(private readonly startedAtMonotonic: number) {}

  start(): void {
    this.unwatch = loopClock.watch((driftMs, now) => this.look(driftMs, now));
  }

  stop(): void {
    this.unwatch();
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

  private look(driftMs: number, now: number): void {
    this.drifts.push(driftMs);
    if (driftMs < NOTABLE_MS) return;
    // Rounded down: no wait may look shorter in the recording than it was.
    const ms = Math.floor(driftMs);
    for (const recorder of this.recorders) recorder.record({ kind: 'late', ms }, now - this.startedAtMonotonic);
  }
}
