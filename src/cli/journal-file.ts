import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal, type JournaledRun } from '../drive/index.js';

const SUFFIX = '.journal.jsonl';

/** Where a run notes what it creates on the target: beside its transcripts, else in the folder for temporary files. */
export function journalFile(directory: string | undefined, runId: string): string {
  return directory === undefined
    ? join(tmpdir(), `fhir-handshake-${runId}${SUFFIX}`)
    : join(directory, 'journal.jsonl');
}

/** Journals in the folder for temporary files, of runs that were killed or are under way. */
export function strayJournals(): string[] {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith('fhir-handshake-') && name.endsWith(SUFFIX));
  return names.map((name) => join(tmpdir(), name));
}

/** The runs in a journal; none where there is no such file. */
export function journaledRuns(file: string): JournaledRun[] {
  return existsSync(file) ? readJournal(readFileSync(file, 'utf8')) : [];
}

/** What a journal says may be left on the target, for a reader. */
export function remainingIn(file: string): string[] {
  return journaledRuns(file).flatMap(({ run, named, unnamed }) => [
    ...named,
    ...unnamed.map(({ type, path }) => path ?? `${type} tagged with run ${run}`),
  ]);
}

/** A journal that names nothing any more is of no use. Whether that is so. */
export function dropWhenDone(file: string): boolean {
  const isDone = remainingIn(file).length === 0;
  if (isDone) rmSync(file, { force: true });
  return isDone;
}
