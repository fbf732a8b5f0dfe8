import { exitCodeOf } from '../../judge/index.js';
import { usageTrouble, type Transcript } from '../../model/index.js';
import { readTranscripts } from '../../transcript/index.js';
import { assess } from '../assess.js';
import { accountedFor, openKnownFailures } from '../known-failures/index.js';
import { requireKnownWords } from '../known-words.js';
import { loadLibrary, type Library } from '../load-suites.js';
import { flagOption, type RawOptions } from '../raw-options.js';
import { judgingOptions, type JudgingOptions } from '../run-options.js';
import { readRunRecord, type RunRecord } from '../run-record.js';
import { requireWritable, writeReports } from '../write-reports.js';

/** Judges recorded transcripts again, without any network. The exit code. */
export async function judge(path: string, raw: RawOptions): Promise<number> {
  const options = judgingOptions(raw);
  const library = await loadLibrary(options.suites);
  requireKnownWords(options.selection, library.suites);
  await requireWritable(options.reporters);
  const known = await openKnownFailures(options.knownFailures);
  const transcripts = await readTranscripts(path, { incomplete: flagOption(raw, 'incomplete') });
  requireSuites(transcripts, library);
  const record = asToldNow(await readRunRecord(path, transcripts), options);
  const judged = await assess({ transcripts, record, filed: true }, library);
  const report = await accountedFor(judged, known, library, record.strict);
  await writeReports({ report, transcripts }, library, { ...options, strict: record.strict });
  return exitCodeOf(report.summary);
}

/** What the command line says now goes before what the run was told. */
function asToldNow(record: RunRecord, { selection, strict }: JudgingOptions): RunRecord {
  const told = selection.only.length > 0 || selection.skip.length > 0;
  const options = strict ? { ...record.run.options, strict } : record.run.options;
  return {
    ...record,
    run: { ...record.run, options },
    selection: told ? selection : record.selection,
    strict: strict || record.strict,
  };
}

function requireSuites(transcripts: readonly Transcript[], { suites }: Library): void {
  const known = suites.map(({ scenario }) => scenario.id);
  const stranger = transcripts.find(({ header }) => !known.includes(header.scenario));
  if (stranger === undefined) return;
  throw usageTrouble(
    `The transcript of scenario ${stranger.header.scenario} belongs to no suite that is loaded. ` +
      'Name the file of its suite with --suite, as when it was run.',
  );
}
