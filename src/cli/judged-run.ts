import { dealtTo, exitCodeOf, suitesToPlay } from '../judge/index.js';
import type { Report, Suite, Transcript } from '../model/index.js';
import { assess } from './assess.js';
import { INTERRUPTED } from './interruption.js';
import { accountedFor, openKnownFailures } from './known-failures/index.js';
import { requireKnownWords } from './known-words.js';
import { loadLibrary, type Library } from './load-suites.js';
import type { PlayedRun } from './play-run.js';
import type { RunOptions } from './run-options.js';
import { writeRunRecord } from './run-record.js';

/** A run that is over, and what it came to. */
export interface JudgedRun {
  readonly report: Report;
  readonly transcripts: readonly Transcript[];
  readonly library: Library;
  readonly interrupted: boolean;
  /** That of the command `run`. */
  readonly exitCode: number;
}

/** Plays what the options ask for, and judges what was recorded. Throws a Trouble, before anything is sent, for what cannot be used. */
export async function judgedRun(
  options: RunOptions,
  play: (suites: readonly Suite[]) => Promise<PlayedRun>,
  more: readonly Suite[] = [],
): Promise<JudgedRun> {
  const library = await loadLibrary(options.suites, more);
  requireKnownWords(options.selection, library.suites);
  const known = await openKnownFailures(options.knownFailures);

  const { own, elsewhere } = dealtTo(options.shard, suitesToPlay(library.suites, options.selection));
  const played = await play(own);
  const recorded = { ...played, record: { ...played.record, ...(elsewhere.length > 0 ? { elsewhere } : {}) } };
  if (options.transcript !== undefined) await writeRunRecord(options.transcript, recorded.record);
  const report = await accountedFor(await assess(recorded, library), known, library, options.strict);
  const { transcripts, interrupted } = recorded;
  const exitCode = interrupted ? INTERRUPTED : exitCodeOf(report.summary);
  return { report, transcripts, library, interrupted, exitCode };
}
