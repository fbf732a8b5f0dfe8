import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObject, parseJson, textAt } from '../model/index.js';

/** Where a run notes what it creates on the target: beside its transcripts, else in the folder for temporary files. */
export function journalFile(directory: string | undefined, runId: string): string {
  return directory === undefined
    ? join(tmpdir(), `fhir-handshake-${runId}.journal.jsonl`)
    : join(directory, 'journal.jsonl');
}

/** What a journal says was created and not removed again: `Subscription/1`. */
export function remainingIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const remaining = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const note = parseJson(line);
    if (!isObject(note)) continue;
    const created = textAt(note, 'created');
    if (created !== undefined) remaining.add(created);
    remaining.delete(textAt(note, 'removed') ?? '');
  }
  return [...remaining];
}

/** A journal that names nothing any more is of no use. */
export function dropWhenDone(file: string): void {
  if (remainingIn(file).length === 0) rmSync(file, { force: true });
}
