import { readFile } from 'node:fs/promises';
import { usageTrouble } from '../model/index.js';

/** The text of a file that an option names. Throws a Trouble where it cannot be read. */
export async function textFile(path: string, option: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw usageTrouble(
      `${option} ${path} cannot be read: ${reasonOf(thrown)}. Name a file that exists and that you may read.`,
    );
  }
}

/** What went wrong with a file, in words. */
export function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'part of the path is a file, not a folder';
    default:
      return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
