import type { Readable } from 'node:stream';

export interface ReadBody {
  readonly text: string;
  /** Set where the body was longer than is read: how much was read. */
  readonly cutAtBytes?: number | undefined;
}

/** Reads a body up to a limit, which is asked for with each piece that arrives, and lets go of the rest. */
export async function readBody(body: Readable, mostBytes: (arrived: number) => number): Promise<ReadBody> {
  // Letting go of the rest is an error to the library.
  body.on('error', () => undefined);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(buffer);
    bytes += buffer.length;
    const cutAtBytes = mostBytes(buffer.length);
    if (bytes > cutAtBytes) {
      body.destroy();
      return { text: Buffer.concat(chunks, cutAtBytes).toString('utf8'), cutAtBytes };
    }
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}
