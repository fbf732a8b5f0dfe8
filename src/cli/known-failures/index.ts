import { readFile, writeFile } from 'node:fs/promises';
import { accountedReport } from '../../judge/index.js';
import { usageTrouble, type KnownFailures, type Report } from '../../model/index.js';
import type { Library } from '../load-suites.js';
import { flagOption, textOption, type RawOptions } from '../raw-options.js';
import { reasonOf } from '../text-file.js';
import { changeFor } from './updated-list.js';

/** What the command line says of known failures. */
export interface KnownFailuresWish {
  readonly file: string;
  /** Write the file anew from what failed. */
  readonly update: boolean;
}

export function knownFailuresWish(raw: RawOptions): KnownFailuresWish | undefined {
  const file = textOption(raw, 'knownFailures');
  const update = flagOption(raw, 'updateKnownFailures');
  if (file !== undefined) return { file, update };
  if (!update) return undefined;
  throw usageTrouble(
    '--update-known-failures needs to know which file to write. Name it with --known-failures <file>.',
  );
}

/** A list of known failures that was read before the run, so that a mistake in it costs no run. */
export interface OpenList extends KnownFailuresWish {
  readonly text: string;
  readonly list: KnownFailures;
}

export async function openKnownFailures(wish: KnownFailuresWish | undefined): Promise<OpenList | undefined> {
  if (wish === undefined) return undefined;
  const text = await textOf(wish);
  return { ...wish, text, list: await listIn(text, wish.file) };
}

/** A file that is to be written need not be there yet. */
async function textOf({ file, update }: KnownFailuresWish): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (update && reasonOf(thrown) === reasonOf(Object.assign(new Error(), { code: 'ENOENT' }))) return '';
    throw usageTrouble(
      `--known-failures ${file} cannot be read: ${reasonOf(thrown)}. Name a file that exists; --update-known-failures makes one.`,
    );
  }
}

/** The reader of YAML is loaded where there is something to read. */
async function listIn(text: string, file: string): Promise<KnownFailures> {
  const { readKnownFailures } = await import('./read-known-failures.js');
  return { file, entries: readKnownFailures(text, file) };
}

/** The report held against the list, which is written anew before where that was asked for. */
export async function accountedFor(
  report: Report,
  open: OpenList | undefined,
  { suites, catalogue }: Library,
  strict: boolean,
): Promise<Report> {
  if (open === undefined) return report;
  const accounted = accountedReport(report, open.list, { suites, catalogue, strict });
  if (!open.update) return accounted;
  const change = changeFor(accounted, { strict });
  const { rewritten } = await import('./rewrite.js');
  const text = rewritten(open.text, change);
  if (change.drop.size + change.add.length > 0 || open.text === '') await write(open.file, text);
  const left = open.list.entries.length - change.drop.size;
  process.stderr.write(
    `${open.file}: ${String(change.add.length)} added, ${String(change.drop.size)} removed, ${String(left)} kept.\n`,
  );
  return accountedReport(report, await listIn(text, open.file), { suites, catalogue, strict });
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (thrown) {
    throw usageTrouble(
      `--known-failures ${file} cannot be written: ${reasonOf(thrown)}. Name a file that you may write to.`,
    );
  }
}
