import { basename, join } from 'node:path';
import { rename } from 'node:fs/promises';
import type { Profile } from '../../certify/index.js';
import { DEFAULT_LIMITS, type Limits } from '../../model/index.js';
import { assess } from '../assess.js';
import { journalFile } from '../journal-file.js';
import type { Library } from '../load-suites.js';
import { playAtTerminal } from '../play-at-terminal.js';
import type { PlayedRun } from '../play-run.js';
import type { RawOptions } from '../raw-options.js';
import { runOptions, type RunOptions } from '../run-options.js';
import { writeRunRecord } from '../run-record.js';
import type { Recorded } from './derived-files.js';
import { RECORDING } from './paths.js';

/** What `run` would be told, with what the profile says in place of what the user might. */
export function certifyOptions(
  baseUrl: string | undefined,
  raw: RawOptions,
  profile: Profile,
  out: string,
): RunOptions {
  const limits: Limits = { ...DEFAULT_LIMITS, ...profile.limits };
  const options = runOptions(baseUrl, { ...raw, fhir: profile.release });
  return { ...options, limits, transcript: join(out, RECORDING) };
}

export interface CertifiedRun extends Recorded {
  readonly interrupted: boolean;
}

/** Plays every scenario against the target, records it in the bundle's folder, and judges it. */
export async function certifiedRun(library: Library, options: RunOptions, out: string): Promise<CertifiedRun> {
  const played = await playAtTerminal(library.suites, options);
  await keepJournalOutside(out);
  const record = withoutPaths(played);
  await writeRunRecord(join(out, RECORDING), record);
  const { transcripts, filed, interrupted } = played;
  const report = await assess({ transcripts, filed, record }, library);
  return { report, transcripts, record, interrupted };
}

/** What could not be removed from the target is still to be cleaned; it is no part of what is certified. */
async function keepJournalOutside(out: string): Promise<void> {
  await rename(journalFile(join(out, RECORDING), ''), `${out}.journal.jsonl`).catch(() => undefined);
}

/** Where files lie on the machine that certifies is nobody's business. */
function withoutPaths({ record }: PlayedRun): PlayedRun['record'] {
  const options: Record<string, PlayedRun['record']['run']['options'][string]> = {};
  for (const [name, value] of Object.entries(record.run.options)) {
    if (name === 'transcript') continue;
    options[name] = FILES.includes(name) && typeof value === 'string' ? basename(value) : value;
  }
  return { ...record, run: { ...record.run, options } };
}

/** Options whose value is the path of a file. */
const FILES = ['trigger', 'subscription', 'ca', 'endpointCert', 'endpointKey', 'clientCert'];
