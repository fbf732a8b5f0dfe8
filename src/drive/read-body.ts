import type { Readable } from 'node:stream';

/** Most of a body that is read, in bytes; no answer of a walk needs more. */
const MOST_BYTES = 10_000_000;

export interface ReadBody {
  readonly text: string;
  /** Set where the body was longer than is read: how much was read. */
  readonly cutAtBytes?: number | undefined;
}

/** Reads a body up to the limit and lets go of the rest. */
export async function readBody(body: Readable, mostBytes = MOST_BYTES): Promise<ReadBody> {
  // Letting go of the rest is an error to the library.
  body.on('error', () => undefined);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(buffer.subarray(0, mostBytes - bytes));
    bytes += buffer.length;
    if (bytes > mostBytes) {
      body.destroy();
      return { text: textOf(chunks), cutAtBytes: mostBytes };
    }
  }
  return { text: textOf(chunks) };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
