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
  const found: Found[] = [];
  await lookBelow(folder, '', found);
  const total = found.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST_BYTES) throw new Error(`it holds more than ${String(MOST_BYTES)} bytes`);
  const files = new Map<string, Uint8Array>();
  // One after the other: a system opens only so many at once, and a bundle of strangers may hold thousands.
  for (const one of found.filter(({ isFile }) => isFile)) files.set(one.path, await contentOf(folder, one));
  return { files, strangers: found.flatMap(({ path, isFile }) => (isFile ? [] : path)) };
}

interface Found {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly isFile: boolean;
  readonly size: number;
}

/** Adds everything below a path that is no folder. */
async function lookBelow(folder: string, below: string, found: Found[]): Promise<void> {
  const paths = (await readdir(join(folder, below))).map((name) => (below === '' ? name : `${below}/${name}`));
  if (found.length + paths.length > MOST_FILES) throw new Error(`it holds more than ${String(MOST_FILES)} files`);
  const looks = await Promise.all(paths.map(async (path) => ({ path, look: await lstat(join(folder, path)) })));
  for (const { path, look } of looks) {
    if (look.isDirectory()) await lookBelow(folder, path, found);
    else found.push({ path, isFile: look.isFile(), size: look.size });
  }
}

/** A file that turned into a link, or grew, since it was looked at is not followed. */
async function contentOf(folder: string, { path, size }: Found): Promise<Uint8Array> {
  const handle = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW);
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
