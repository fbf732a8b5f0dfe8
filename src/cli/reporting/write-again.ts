import { exitCodeOf, summarize } from '../../judge/index.js';
import type { Report, Transcript } from '../../model/index.js';
import { accountedFor, openKnownFailures } from '../known-failures/index.js';
import type { Library } from '../load-suites.js';
import type { JudgingOptions } from '../run-options.js';
import { requireWritable, writeReports } from '../write-reports.js';

/** Where walks are drawn, so that it is worth saying that there is nothing to draw. */
const DRAWING: readonly string[] = ['html', 'mermaid'];

export interface ReadReport {
  readonly report: Report;
  readonly transcripts: readonly Transcript[];
}

/** Writes the reports that are asked for about a run that was read back. The exit code that the run comes to. */
export async function writeAgain(read: ReadReport, library: Library, told: JudgingOptions): Promise<number> {
  await requireWritable(told.reporters);
  const known = await openKnownFailures(told.knownFailures);
  const strict = told.strict || read.report.run.options.strict === true;
  const report = await accountedFor(asStrict(read.report, strict), known, library, strict);
  if (read.transcripts.length === 0 && told.reporters.some(({ name }) => DRAWING.includes(name))) {
    process.stderr.write(
      'The transcripts of the run are not beside its report, so no walk is drawn. Name their folder with --transcripts.\n',
    );
  }
  await writeReports({ report, transcripts: read.transcripts }, library, { ...told, strict });
  return exitCodeOf(report.summary);
}

/** What the run comes to where warnings count as failures now and did not before. */
function asStrict(report: Report, strict: boolean): Report {
  if (!strict || report.run.options.strict === true) return report;
  const { checks, knownFailures } = report;
  return { ...report, summary: summarize(checks, { strict, entries: knownFailures?.entries }) };
}
