import type { JournalFile } from './journal-file.js';

/** Something that may be on the target. */
export interface Unnamed {
  readonly ticket: number;
  readonly type: string;
  /** Where the request named it. */
  readonly path?: string | undefined;
}

/** What may still be on the target when a scenario is over. */
export interface LeftOver {
  /** `Encounter/e1`, in the order of creation. */
  readonly named: readonly string[];
  readonly unnamed: readonly Unnamed[];
  /** Types of which a creation was refused: what was stored all the same is found by its tag. */
  readonly refused: ReadonlySet<string>;
}

/** What one scenario created on the target. */
export class Journal {
  private readonly created = new Set<string>();
  private readonly unnamed = new Map<number, Unnamed>();
  private readonly refusedTypes = new Set<string>();

  constructor(private readonly file: JournalFile) {}

  /** About to create a resource of a type; done when that is on the disk. Throws a Trouble where it cannot be written. */
  async planned(type: string, path?: string): Promise<Unnamed> {
    const plan = { ticket: this.file.ticket(), type, path };
    this.unnamed.set(plan.ticket, plan);
    try {
      await this.file.announce({ ticket: plan.ticket, planned: type, path });
    } catch (error) {
      this.unnamed.delete(plan.ticket);
      throw error;
    }
    return plan;
  }

  /** `Encounter/e1` exists now. */
  exists(path: string, { ticket }: Pick<Unnamed, 'ticket'>): void {
    this.unnamed.delete(ticket);
    this.created.add(path);
    this.file.note({ ticket, created: path });
  }

  /** Nothing came of it. */
  nothing({ ticket }: Pick<Unnamed, 'ticket'>): void {
    this.unnamed.delete(ticket);
    this.file.note({ ticket, refused: true });
  }

  /** The target refused it, which it may have stored all the same. */
  refused(plan: Unnamed): void {
    this.nothing(plan);
    this.refusedTypes.add(plan.type);
  }

  /** A resource may exist whose id nobody told. */
  unknown({ ticket }: Unnamed): void {
    this.file.note({ ticket, unknown: true });
  }

  /** It was removed, by the clean-up or by the scenario itself. */
  removed(path: string): void {
    if (this.created.delete(path)) this.file.note({ removed: path });
  }

  has(path: string): boolean {
    return this.created.has(path);
  }

  /** What is still there and can be removed, in the order of creation. */
  get remaining(): string[] {
    return [...this.created];
  }

  get leftOver(): LeftOver {
    return { named: this.remaining, unnamed: [...this.unnamed.values()], refused: this.refusedTypes };
  }
}
