import { mkdir, readdir } from 'node:fs/promises';
import { usageTrouble } from '../../model/index.js';
import { reasonOf } from '../text-file.js';

/** Makes a folder for a bundle. Throws a Trouble where it holds something already: nothing of another bundle may be mixed in. */
export async function newFolder(path: string): Promise<void> {
  const names = await mkdir(path, { recursive: true })
    .then(() => readdir(path))
    .catch((thrown: unknown) => {
      throw usageTrouble(`--out ${path} cannot be used: ${reasonOf(thrown)}. Name a folder that you may write to.`);
    });
  if (names.length === 0) return;
  throw usageTrouble(
    `--out ${path} is not empty, and a bundle has a folder of its own. Name a new folder, or empty it.`,
  );
}
