import { judgedRun } from '../judged-run.js';
import { playAtTerminal } from '../play-at-terminal.js';
import type { RawOptions } from '../raw-options.js';
import { runOptions } from '../run-options.js';
import { requireWritable, writeReports } from '../write-reports.js';

/** Walks a target, judges what was recorded and writes the reports. The exit code. */
export async function run(baseUrl: string | undefined, raw: RawOptions): Promise<number> {
  const options = runOptions(baseUrl, raw);
  const judged = await judgedRun(options, async (suites) => {
    // A report that cannot be written is found out about before the run.
    await requireWritable(options.reporters);
    return playAtTerminal(suites, options);
  });
  await writeReports(judged, judged.library, options);
  return judged.exitCode;
}
