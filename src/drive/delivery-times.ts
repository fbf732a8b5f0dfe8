import type { Run } from './run.js';

/** How long events take to one connection: a target that is slow to deliver makes every absence wait longer. */
export class DeliveryTimes {
  private boundAt = Infinity;
  /** Changes whose event was here: a copy that comes later says nothing of how fast the target is. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly stage: {
      readonly run: Pick<Run, 'slowestDeliveryMs'>;
      readonly triggeredAt: ReadonlyMap<string, number>;
    },
  ) {}

  /** From now on what is caused is delivered; what was caused before may be repeated and does not count. */
  since(boundAt: number): void {
    this.boundAt = boundAt;
  }

  /** The subscriber itself refuses or delays what is delivered: until it accepts again, nothing tells how fast the target is. */
  heldUp(): void {
    this.boundAt = Infinity;
  }

  /** What is delivered is accepted, again perhaps. */
  accepted(at: number): void {
    if (this.boundAt === Infinity) this.boundAt = at;
  }

  /** `at`: on the clock of the run. `focus`: that of the event, as `Encounter/e1`. */
  arrived(at: number, focus = ''): void {
    const { run, triggeredAt } = this.stage;
    const causedAt = triggeredAt.get(focus);
    const change = `${focus} ${String(causedAt)}`;
    if (causedAt === undefined || causedAt < this.boundAt || this.seen.has(change)) return;
    this.seen.add(change);
    run.slowestDeliveryMs = Math.max(run.slowestDeliveryMs, at - causedAt);
  }
}
