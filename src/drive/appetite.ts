import type { Readable } from 'node:stream';
import { readBody, type ReadBody } from './read-body.js';

/** Most of a body that is read, in bytes; no answer of a walk needs more. */
const MOST_BYTES = 10_000_000;

/** Recordings stay in memory until they are judged: most that is read in all and at once, in bytes, and how many bodies that were too long. */
const MOST_IN_ALL_BYTES = 60_000_000;
const MOST_AT_ONCE_BYTES = 30_000_000;
const MOST_TOO_LONG = 2;

/** Of what comes after that so much of each body is read, in bytes: errors and single resources still fit. */
const THEN_BYTES = 100_000;

/** How much a run reads of what a target sends: less, once it is far more than any server needs. */
export class Appetite {
  private bytes = 0;
  private atOnce = 0;
  private tooLong = 0;

  async read(body: Readable): Promise<ReadBody> {
    let own = 0;
    const arrived = (bytes: number) => {
      own += bytes;
      this.atOnce += bytes;
      return this.mostBytes;
    };
    try {
      const read = await readBody(body, arrived);
      this.bytes += read.text.length;
      if (read.cutAtBytes !== undefined) this.tooLong += 1;
      return read;
    } finally {
      this.atOnce -= own;
    }
  }

  /** What the user should know of it. */
  get notes(): string[] {
    if (this.tooLong === 0) return [];
    const answers = this.tooLong === 1 ? 'An answer was' : `${String(this.tooLong)} answers were`;
    return [
      `${answers} longer than is read of a body (10 MB, less where that was not the only one); the rest was not read.`,
    ];
  }

  private get mostBytes(): number {
    const isModest = this.bytes < MOST_IN_ALL_BYTES && this.atOnce < MOST_AT_ONCE_BYTES;
    return isModest && this.tooLong < MOST_TOO_LONG ? MOST_BYTES : THEN_BYTES;
  }
}
