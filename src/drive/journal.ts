import { closeSync, openSync, writeSync } from 'node:fs';
import { usageTrouble } from '../model/index.js';

/**
 * What the run created on the target. With a file, each line is handed to the system before the request that it announces is
 * sent, so that a crash leaves a list of what may have to be removed. It is not forced to the disk: that can take as long as
 * a late heartbeat, and only a power failure would tell the difference.
 */
export class Journal {
  private file: number | undefined;
  private readonly created = new Set<string>();
  private readonly lost: string[] = [];

  constructor(private readonly path?: string) {
    this.file = path === undefined ? undefined : this.open(path);
  }

  /** About to create a resource of a type. Throws a Trouble where that cannot be written: nothing is created unannounced. */
  planned(type: string, run: string): void {
    try {
      this.write({ planned: type, run });
    } catch (error) {
      throw this.trouble(error);
    }
  }

  /** `Encounter/e1` exists now. */
  exists(path: string): void {
    this.created.add(path);
    this.note({ created: path });
  }

  /** It was removed, by the clean-up or by the scenario itself. */
  removed(path: string): void {
    if (this.created.delete(path)) this.note({ removed: path });
  }

  /** A resource of a type may exist whose id nobody told. */
  unknown(type: string, run: string): void {
    this.lost.push(`${type} of unknown id, tagged with run ${run}`);
    this.note({ unknown: type, run });
  }

  has(path: string): boolean {
    return this.created.has(path);
  }

  /** What is still there and can be removed, in the order of creation. */
  get remaining(): string[] {
    return [...this.created];
  }

  /** What may be there and cannot be named, in words. */
  get nameless(): readonly string[] {
    return this.lost;
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private open(path: string): number {
    try {
      return openSync(path, 'a', 0o600);
    } catch (error) {
      throw this.trouble(error);
    }
  }

  /** What exists is still removed at the end of the run, full disk or not. */
  private note(line: object): void {
    try {
      this.write(line);
    } catch {
      return;
    }
  }

  private write(line: object): void {
    if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(line)}\n`);
  }

  private trouble(error: unknown): Error {
    const reason = error instanceof Error ? error.message : String(error);
    return usageTrouble(
      `The list of what the run creates, ${this.path ?? ''}, cannot be written: ${reason}. ` +
        'Nothing is created on the target that is not listed there first. Make room, or name another folder with --transcript <dir>.',
    );
  }
}
