import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { usageTrouble, type Transcript } from '../model/index.js';
import { readTranscript, type ReadOptions } from './read-transcript.js';

export const TRANSCRIPT_SUFFIX = '.ndjson';

/**
 * Every transcript of a folder, by file name, or the one of a file. Throws a Trouble where there is none, one is no whole
 * transcript, or they do not belong to one run.
 */
export async function readTranscripts(path: string, options: ReadOptions = {}): Promise<Transcript[]> {
  const files = await filesOf(path);
  const transcripts: Transcript[] = [];
  for (const file of files) transcripts.push(readTranscript(await textOf(file), file, options));
  refuseMixture(path, files, transcripts);
  return transcripts;
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw usageTrouble(`${path} does not exist. Name a folder or file that "run --transcript <dir>" wrote.`);
  }
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(TRANSCRIPT_SUFFIX)).sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  throw usageTrouble(
    `${path} holds no transcript: no file there ends in ${TRANSCRIPT_SUFFIX}. Name the folder that "run --transcript <dir>" wrote.`,
  );
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageTrouble(`Transcript ${file} cannot be read: ${reason}. Check its permissions and size.`);
  });
}

function refuseMixture(path: string, files: readonly string[], transcripts: readonly Transcript[]): void {
  const stranger = transcripts.findIndex(({ header }) => header.run !== transcripts[0]?.header.run);
  if (stranger < 0) return;
  throw usageTrouble(
    `${path} holds transcripts of several runs: ${basename(files[0] ?? '')} is of another run than ` +
      `${basename(files[stranger] ?? '')}. Judge each run in a folder of its own.`,
  );
}
