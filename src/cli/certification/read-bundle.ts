import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../certify/index.js';
import { usageTrouble } from '../../model/index.js';
import { reasonOf } from '../text-file.js';

/** More than any run records. */
const MOST_BYTES = 2 ** 30;
const MOST_FILES = 10_000;

export interface Bundle {
  readonly files: Files;
  /** What is in the folder and is no plain file: links and the like, which may show another content tomorrow. */
  readonly strangers: readonly string[];
}

/** Everything in a folder, read once: what is verified is what was read. Throws a Trouble where it cannot be read. */
export async function readBundle(folder: string): Promise<Bundle> {
  try {
    return await filesBelow(folder);
  } catch (thrown) {
    throw usageTrouble(`${folder} cannot be read: ${reasonOf(thrown)}. Name the folder that certify wrote.`);
  }
}

async function filesBelow(folder: string): Promise<Bundle> {
  const files = new Map<string, Uint8Array>();
  const strangers: string[] = [];
  let total = 0;
  const visit = async (below: string): Promise<void> => {
    const names = await readdir(join(folder, below));
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`;
      const found = await lstat(join(folder, path));
      total += found.size;
      if (total > MOST_BYTES) throw new Error(`it holds more than ${String(MOST_BYTES)} bytes`);
      if (files.size >= MOST_FILES) throw new Error(`it holds more than ${String(MOST_FILES)} files`);
      if (found.isDirectory()) await visit(path);
      else if (found.isFile()) files.set(path, await contentOf(join(folder, path), found.size));
      else strangers.push(path);
    }
  };
  await visit('');
  return { files, strangers };
}

/** A file that turned into a link, or grew, since it was looked at is not followed. */
async function contentOf(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const content = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const { bytesRead } = await handle.read(content, read, size - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return content.subarray(0, read);
  } finally {
    await handle.close();
  }
}
