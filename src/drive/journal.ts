import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { usageTrouble } from '../model/index.js';

const flush = promisify(fdatasync);

/**
 * What the run created on the target. With a file, the line that announces a creation is on the disk before its request is
 * sent, so that a crash leaves a list of what may have to be removed.
 */
export class Journal {
  private readonly file: number | undefined;
  private readonly created = new Set<string>();
  private readonly lost: string[] = [];

  constructor(private readonly path?: string) {
    this.file = path === undefined ? undefined : this.open(path);
  }

  /** About to create a resource of a type. Flushed without holding up what arrives meanwhile. */
  async planned(type: string, run: string): Promise<void> {
    try {
      this.write({ planned: type, run });
      if (this.file !== undefined) await flush(this.file);
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
    this.lost.push(`a ${type} of unknown id, tagged with run ${run}`);
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
  }

  private open(path: string): number {
    try {
      return openSync(path, 'a', 0o600);
    } catch (error) {
      throw this.trouble(error);
    }
  }

  /** What is known already must not be lost over a full disk: it is still removed at the end of the run. */
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
