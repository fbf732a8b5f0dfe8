import { exitCodeOf, mergeReports } from '../../judge/index.js';
import type { Report, Transcript } from '../../model/index.js';
import { collectTranscripts } from '../collect-transcripts.js';
import { openKnownFailures } from '../known-failures/index.js';
import { loadLibrary } from '../load-suites.js';
import { textOption, type RawOptions } from '../raw-options.js';
import { reportFile } from '../report-file.js';
import { reportedTranscripts } from '../reported-transcripts.js';
import { judgingOptions } from '../run-options.js';
import { requireWritable, writeReports } from '../write-reports.js';
import { asToldNow, isStrict } from './report.js';

/** Puts the reports of the shards of a run together. The exit code is that of the whole. */
export async function reportMerge(paths: readonly string[], raw: RawOptions): Promise<number> {
  const options = judgingOptions(raw);
  const library = await loadLibrary(options.suites);
  await requireWritable(options.reporters);
  const known = await openKnownFailures(options.knownFailures);
  const read: Report[] = [];
  const recorded: Transcript[] = [];
  for (const path of paths) {
    const report = await reportFile(path);
    read.push(report);
    recorded.push(...(await reportedTranscripts(report, path)));
  }
  const strict = read.some((report) => isStrict(report, options));
  const merged = mergeReports(read, { ...library, strict });
  const report = await asToldNow(merged.report, known, library, strict);
  const transcripts = recorded.filter(({ header }) => merged.recordedBy.get(header.scenario) === header.run);
  const collect = textOption(raw, 'collect');
  if (collect !== undefined) await collectTranscripts(collect, transcripts);
  await writeReports({ report, transcripts }, library, { ...options, strict });
  return exitCodeOf(report.summary);
}
