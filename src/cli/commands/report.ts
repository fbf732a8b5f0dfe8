import { exitCodeOf, restated } from '../../judge/index.js';
import { usageTrouble, type Report } from '../../model/index.js';
import { accountedFor, openKnownFailures, type OpenList } from '../known-failures/index.js';
import { loadLibrary, type Library } from '../load-suites.js';
import { textOption, type RawOptions } from '../raw-options.js';
import { reportFile } from '../report-file.js';
import { reportedTranscripts } from '../reported-transcripts.js';
import { judgingOptions, type JudgingOptions } from '../run-options.js';
import { requireWritable, writeReports } from '../write-reports.js';

/** Renders reports that were written before, by any reporter. The exit code is that of the worst. */
export async function report(paths: readonly string[], raw: RawOptions): Promise<number> {
  const options = judgingOptions(raw);
  requireOne(paths, options);
  const library = await loadLibrary(options.suites);
  await requireWritable(options.reporters);
  const known = await openKnownFailures(options.knownFailures);
  const codes: number[] = [];
  for (const path of paths) {
    const read = await reportFile(path);
    const strict = isStrict(read, options);
    const shown = await asToldNow(read, known, library, strict);
    const transcripts = await reportedTranscripts(read, path, textOption(raw, 'transcript'));
    await writeReports({ report: shown, transcripts }, library, { ...options, strict });
    codes.push(exitCodeOf(shown.summary));
  }
  return Math.max(...codes);
}

/** Files and lists are about one report. */
function requireOne(paths: readonly string[], { reporters, knownFailures }: JudgingOptions): void {
  if (paths.length === 1) return;
  const wish = reporters.find(({ file }) => file !== undefined);
  if (wish === undefined && knownFailures?.update !== true) return;
  const option = wish === undefined ? '--update-known-failures' : `--reporter ${wish.name}=${wish.file ?? ''}`;
  throw usageTrouble(
    `${option} would be written once for each of ${String(paths.length)} reports, and only the last would stay. ` +
      'Give one report, or put the shards of a run together with fhir-handshake report merge.',
  );
}

/** Warnings go on to count where they counted in the run. */
export function isStrict({ run }: Report, { strict }: Pick<JudgingOptions, 'strict'>): boolean {
  return strict || run.options.strict === true;
}

/** What the command line says now goes before what the run was told. */
export async function asToldNow(
  read: Report,
  known: OpenList | undefined,
  library: Library,
  strict: boolean,
): Promise<Report> {
  return known === undefined ? restated(read, strict) : accountedFor(read, known, library, strict);
}
