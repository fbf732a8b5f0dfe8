import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { usageTrouble } from '../../model/index.js';
import { CONFIG_FILES } from '../configuration/config-file.js';
import { reasonOf } from '../text-file.js';

/** What the file is called unless told. */
export const DEFAULT_OUTPUT = 'fhir-handshake.config.yaml';

export interface OutputFile {
  readonly path: string;
  readonly form: 'yaml' | 'json';
  /** Whether one that is there already may be replaced. */
  readonly force: boolean;
}

/** The file to write. Throws a Trouble, before anybody is asked anything, where it could not be written or would not be read. */
export function outputFile(path: string, force: boolean): OutputFile {
  const form = formOf(path);
  if (!force && existsSync(path)) throw isThere(path);
  const other = CONFIG_FILES.find((name) => name !== basename(path) && existsSync(join(dirname(path), name)));
  if (other !== undefined && CONFIG_FILES.includes(basename(path))) {
    throw usageTrouble(
      `${join(dirname(path), other)} is there already, and of two configuration files in one folder run reads neither. ` +
        'Remove it, or name a file of another name with --output and give it to run with --config.',
    );
  }
  return { path, form, force };
}

/** Throws a Trouble where it cannot be written. */
export async function writeOutput({ path, force }: OutputFile, text: string): Promise<void> {
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(path, text, { flag: force ? 'w' : 'wx' });
  } catch (thrown) {
    if (!force && existsSync(path)) throw isThere(path);
    throw usageTrouble(
      `--output ${path} cannot be written: ${reasonOf(thrown)}. Name a file in a folder that you may write to.`,
    );
  }
}

function formOf(path: string): OutputFile['form'] {
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return 'json';
  if (ending === '.yaml' || ending === '.yml') return 'yaml';
  throw usageTrouble(
    `--output ${path} is no kind of file that init writes. Let it end in .yaml, or in .json without comments.`,
  );
}

function isThere(path: string): Error {
  return usageTrouble(`${path} is there already. Name another file with --output, or replace it with --force.`);
}
