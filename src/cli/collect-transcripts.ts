import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usageTrouble, type Transcript } from '../model/index.js';
import { TRANSCRIPT_SUFFIX } from '../transcript/index.js';
import { reasonOf } from './text-file.js';

/** Writes transcripts into one folder, as they were recorded. Only the owner may read them: they may hold patient data. */
export async function collectTranscripts(folder: string, transcripts: readonly Transcript[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { header, entries, footer } of transcripts) {
      const lines = [header, ...entries, ...(footer === undefined ? [] : [footer])];
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      await writeFile(join(folder, `${header.scenario}${TRANSCRIPT_SUFFIX}`), text, { mode: 0o600 });
    }
  } catch (thrown) {
    throw usageTrouble(
      `--collect ${folder} cannot be written: ${reasonOf(thrown)}. Name a folder that you may write to.`,
    );
  }
}
