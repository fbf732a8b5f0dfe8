import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { usageTrouble, type Report, type Transcript } from '../model/index.js';
import { readTranscript, TRANSCRIPT_SUFFIX } from '../transcript/index.js';

/**
 * The transcripts that a report is about: in the folder that is told, else beside the report or where its run put them, else
 * none. Throws a Trouble where the folder that is told does not have them.
 */
export async function reportedTranscripts(report: Report, path: string, told?: string): Promise<Transcript[]> {
  if (told !== undefined) return transcriptsIn(told, report);
  const { transcript } = report.run.options;
  const places = [
    dirname(path),
    join(dirname(path), 'transcripts'),
    ...(typeof transcript === 'string' ? [resolve(dirname(path), transcript), resolve(transcript)] : []),
  ];
  for (const place of places) {
    const found = await transcriptsIn(place, report).catch(() => []);
    if (found.length > 0) return found;
  }
  return [];
}

async function transcriptsIn(folder: string, report: Report): Promise<Transcript[]> {
  const runs = [report.run.id, ...(report.run.shards ?? []).map(({ id }) => id)];
  const transcripts: Transcript[] = [];
  for (const { id, transcript = `${id}${TRANSCRIPT_SUFFIX}` } of report.scenarios) {
    // The name comes from a file: it must not lead out of the folder.
    const file = join(folder, basename(transcript));
    if ((await stat(file).catch(() => undefined))?.isFile() !== true) throw absent(file, id);
    const read = readTranscript(await readFile(file, 'utf8'), file, { incomplete: true });
    if (!runs.includes(read.header.run)) throw foreign(file, report);
    transcripts.push(read);
  }
  return transcripts;
}

function absent(file: string, scenario: string): Error {
  return usageTrouble(
    `${file} does not exist, and the report is about scenario ${scenario} too. Name the folder that "run --transcript <dir>" wrote.`,
  );
}

function foreign(file: string, { run }: Report): Error {
  return usageTrouble(
    `${file} is of another run than the report, whose run is ${run.id}. Name the folder of that run.`,
  );
}
