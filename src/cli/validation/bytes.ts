import { createReadStream } from 'node:fs';
import { usageTrouble } from '../../model/index.js';
import { reasonOf } from '../text-file.js';

/** What stands for standard input on the command line. */
export const STDIN = '-';

/** What the user calls a source. */
export function nameOf(path: string): string {
  return path === STDIN ? 'standard input' : path;
}

/** The bytes of a file or of standard input, as they come. Throws a Trouble where they cannot be read. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = path === STDIN ? process.stdin : createReadStream(path);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (thrown) {
    throw usageTrouble(`${nameOf(path)} cannot be read: ${reasonOf(thrown)}. ${remedyFor(thrown, path)}`);
  }
}

function remedyFor(thrown: unknown, path: string): string {
  const isFolder = thrown instanceof Error && 'code' in thrown && thrown.code === 'EISDIR';
  return isFolder ? `Name the files in it: ${path.replace(/\/$/, '')}/*.json` : 'Name a file that exists.';
}
