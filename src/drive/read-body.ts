import type { Readable } from 'node:stream';

/** Most of a body that is read, in bytes; no answer of a walk needs more. */
const MOST_BYTES = 10_000_000;

export interface ReadBody {
  readonly text: string;
  /** Set where the body was longer than is read: how much was read. */
  readonly cutAtBytes?: number | undefined;
}

/** Reads a body up to the limit and lets go of the rest. */
export async function readBody(body: Readable): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(buffer.subarray(0, MOST_BYTES - bytes));
    bytes += buffer.length;
    if (bytes > MOST_BYTES) {
      body.destroy();
      return { text: Buffer.concat(chunks).toString('utf8'), cutAtBytes: MOST_BYTES };
    }
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}
