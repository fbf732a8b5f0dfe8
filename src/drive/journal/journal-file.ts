import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { usageTrouble } from '../../model/index.js';
import type { JournalHeader, JournalNote } from './journal-line.js';

/**
 * The file in which a run announces what it creates on the target, one JSON line each. An announcement is on the disk before
 * its promise is fulfilled, so that neither a crash nor a power failure leaves anything on the target that is not listed.
 * Flushing takes its time, but not that of the event loop; announcements made meanwhile share the next flush.
 */
export class JournalFile {
  private file: number | undefined;
  private tickets = 0;
  private flushing: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly header: JournalHeader,
    private readonly path?: string,
  ) {
    this.file = path === undefined ? undefined : this.open(path);
  }

  /** Names one announcement and what came of it. */
  ticket(): number {
    this.tickets += 1;
    return this.tickets;
  }

  /** Throws a Trouble where it cannot be written: nothing is created unannounced. */
  async announce(note: JournalNote): Promise<void> {
    try {
      this.write(note);
      await this.flushed();
    } catch (error) {
      throw this.trouble(error);
    }
  }

  /** What exists is still removed at the end of the run, full disk or not. */
  note(note: JournalNote): void {
    try {
      this.write(note);
    } catch {
      return;
    }
  }

  async close(): Promise<void> {
    await this.flushing?.catch(() => undefined);
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private open(path: string): number {
    try {
      const file = openSync(path, 'a', 0o600);
      writeSync(file, `${JSON.stringify(this.header)}\n`);
      return file;
    } catch (error) {
      throw this.trouble(error);
    }
  }

  private write(note: JournalNote): void {
    const line = { run: this.header.run, ...note };
    if (this.file !== undefined) writeSync(this.file, `${JSON.stringify(line)}\n`);
  }

  /** A flush that is under way may have begun before the last line was written: that one waits for the next. */
  private flushed(): Promise<void> {
    if (this.file === undefined) return Promise.resolve();
    if (this.flushing === undefined) return this.begin(this.file);
    const { file, flushing } = this;
    this.next ??= flushing
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.begin(file);
      });
    return this.next;
  }

  private begin(file: number): Promise<void> {
    const flushing = flush(file).finally(() => {
      if (this.flushing === flushing) this.flushing = undefined;
    });
    this.flushing = flushing;
    return flushing;
  }

  private trouble(error: unknown): Error {
    const reason = error instanceof Error ? error.message : String(error);
    return usageTrouble(
      `The list of what the run creates, ${this.path ?? ''}, cannot be written: ${reason}. ` +
        'Nothing is created on the target that is not listed there first. Make room, or name another folder with --transcript <dir>.',
    );
  }
}

/** What cannot be flushed, such as a pipe, keeps what it was given all the same. */
function flush(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(file, (error) => {
      if (error === null || error.code === 'EINVAL' || error.code === 'ENOTSUP') resolve();
      else reject(error);
    });
  });
}
