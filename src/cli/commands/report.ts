import { loadLibrary } from '../load-suites.js';
import { textOption, type RawOptions } from '../raw-options.js';
import { readReport } from '../reporting/read-report.js';
import { transcriptsOf } from '../reporting/transcripts-of.js';
import { writeAgain } from '../reporting/write-again.js';
import { judgingOptions } from '../run-options.js';

/** Renders a report.json, and the transcripts beside it, with any reporter. The exit code of the run that it is about. */
export async function report(file: string, raw: RawOptions): Promise<number> {
  const options = judgingOptions(raw);
  const library = await loadLibrary(options.suites);
  const read = await readReport(file);
  const transcripts = await transcriptsOf(read, file, textOption(raw, 'transcripts'));
  return writeAgain({ report: read, transcripts }, library, options);
}
