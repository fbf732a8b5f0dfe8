import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { usageTrouble, type Report, type Transcript } from '../../model/index.js';
import { readTranscript } from '../../transcript/index.js';
import { textFile } from '../text-file.js';

/** Where `npm start` and the examples of the documentation leave the transcripts beside a report. */
const USUAL_FOLDER = 'transcripts';

/**
 * What was recorded in the run of a report: from the folder that is named, or else beside the report, in a folder of the name that the
 * run was given, in `transcripts`, or where the report is. None where it is in none of them. Throws a Trouble for one of another run.
 */
export async function transcriptsOf(report: Report, file: string, named: string | undefined): Promise<Transcript[]> {
  const names = report.scenarios.flatMap(({ transcript }) => transcript ?? []);
  if (names.length === 0 && named === undefined) return [];
  const folder = named ?? (await folderWith(names, foldersBeside(report, file)));
  if (folder === undefined) return [];
  const transcripts: Transcript[] = [];
  for (const name of names) {
    const path = join(folder, name);
    transcripts.push(readTranscript(await textFile(path, 'The transcript'), path, { incomplete: true }));
  }
  requireOf(report, folder, transcripts);
  return transcripts;
}

function foldersBeside({ run }: Report, file: string): string[] {
  const beside = dirname(resolve(file));
  const { transcript } = run.options;
  const told = typeof transcript === 'string' ? [join(beside, transcript), resolve(transcript)] : [];
  return [...told, join(beside, USUAL_FOLDER), beside];
}

async function folderWith(names: readonly string[], folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
    if (found.every((entry) => entry?.isFile() === true)) return folder;
  }
  return undefined;
}

function requireOf({ run }: Report, folder: string, transcripts: readonly Transcript[]): void {
  const stranger = transcripts.find(({ header }) => header.run !== run.id);
  if (stranger === undefined) return;
  throw usageTrouble(
    `The transcript of ${stranger.header.scenario} in ${folder} is of another run than the report. ` +
      'Name the folder of the right one with --transcripts.',
  );
}
