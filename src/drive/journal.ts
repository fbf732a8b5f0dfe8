import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * What the run created on the target. With a file, each line is handed to the system before the request that it announces is
 * sent, so that a crash leaves a list of what may have to be removed. It is not forced to the disk: that can take as long as
 * a late heartbeat, and only a power failure would tell the difference.
 */
export class Journal {
  private file: number | undefined;
  private readonly created = new Set<string>();

  constructor(path?: string) {
    this.file = path === undefined ? undefined : openSync(path, 'a', 0o600);
  }

  /** About to create a resource of a type. */
  planned(type: string, run: string): void {
    this.write({ planned: type, run });
  }

  /** `Encounter/e1` exists now. */
  exists(path: string): void {
    this.created.add(path);
    this.write({ created: path });
  }

  /** It was removed, by the clean-up or by the scenario itself. */
  removed(path: string): void {
    this.created.delete(path);
    this.write({ removed: path });
  }

  /** What is still there, in the order of creation. */
  get remaining(): string[] {
    return [...this.created];
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private write(line: object): void {
    if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(line)}\n`);
  }
}
