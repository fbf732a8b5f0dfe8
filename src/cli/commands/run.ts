import { dealtTo, exitCodeOf, suitesToPlay } from '../../judge/index.js';
import { assess } from '../assess.js';
import { INTERRUPTED } from '../interruption.js';
import { accountedFor, openKnownFailures } from '../known-failures/index.js';
import { requireKnownWords } from '../known-words.js';
import { loadLibrary } from '../load-suites.js';
import { playRun } from '../play-run.js';
import type { RawOptions } from '../raw-options.js';
import { runOptions } from '../run-options.js';
import { writeRunRecord } from '../run-record.js';
import { requireWritable, writeReports } from '../write-reports.js';

/** Walks a target, judges what was recorded and writes the reports. The exit code. */
export async function run(baseUrl: string | undefined, raw: RawOptions): Promise<number> {
  const options = runOptions(baseUrl, raw);
  const library = await loadLibrary(options.suites);
  requireKnownWords(options.selection, library.suites);
  await requireWritable(options.reporters);
  const known = await openKnownFailures(options.knownFailures);

  const { own, elsewhere } = dealtTo(options.shard, suitesToPlay(library.suites, options.selection));
  const played = await playRun(own, options);
  const recorded = { ...played, record: { ...played.record, ...(elsewhere.length > 0 ? { elsewhere } : {}) } };
  if (options.transcript !== undefined) await writeRunRecord(options.transcript, recorded.record);
  const report = await accountedFor(await assess(recorded, library), known, library, options.strict);
  await writeReports({ report, transcripts: recorded.transcripts }, library, options);
  return recorded.interrupted ? INTERRUPTED : exitCodeOf(report.summary);
}
