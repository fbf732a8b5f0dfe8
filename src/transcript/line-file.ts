import { createWriteStream, fchmodSync, openSync, type WriteStream } from 'node:fs';
import { usageTrouble } from '../model/index.js';

/** Only its owner may read a transcript: it may hold patient data. */
const OWNER_ONLY = 0o600;

/** A file that grows line by line. */
export class LineFile {
  private readonly stream: WriteStream;
  private failure: Error | undefined;

  constructor(private readonly path: string) {
    this.stream = createWriteStream(path, { fd: this.open() });
    this.stream.on('error', (error) => (this.failure ??= error));
  }

  append(line: string): void {
    if (this.failure === undefined) this.stream.write(`${line}\n`);
  }

  /** Resolves when every line is written; throws a Trouble where one could not be. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.stream.once('close', resolve);
      if (this.stream.closed) resolve();
      else this.stream.end();
    });
    if (this.failure !== undefined) throw this.trouble(this.failure);
  }

  private open(): number {
    try {
      const descriptor = openSync(this.path, 'w', OWNER_ONLY);
      fchmodSync(descriptor, OWNER_ONLY);
      return descriptor;
    } catch (error) {
      throw this.trouble(error);
    }
  }

  private trouble(error: unknown): Error {
    const reason = error instanceof Error ? error.message : String(error);
    return usageTrouble(
      `Transcript ${this.path} cannot be written: ${reason}. Name a folder with room that you may write to: --transcript <dir>.`,
    );
  }
}
