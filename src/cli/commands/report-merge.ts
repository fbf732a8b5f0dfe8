import { mergedReport } from '../../judge/index.js';
import type { Report, Transcript } from '../../model/index.js';
import { loadLibrary } from '../load-suites.js';
import type { RawOptions } from '../raw-options.js';
import { readReport } from '../reporting/read-report.js';
import { transcriptsOf } from '../reporting/transcripts-of.js';
import { writeAgain } from '../reporting/write-again.js';
import { judgingOptions } from '../run-options.js';

/** Puts the reports of all shards of a run together and renders the whole. The exit code that the run comes to. */
export async function reportMerge(files: readonly string[], raw: RawOptions): Promise<number> {
  const options = judgingOptions(raw);
  const library = await loadLibrary(options.suites);
  const shards: { file: string; report: Report; transcripts: readonly Transcript[] }[] = [];
  for (const file of files) {
    const report = await readReport(file);
    shards.push({ file, report, transcripts: await transcriptsOf(report, file, undefined) });
  }
  const merged = mergedReport(shards, library);
  return writeAgain({ report: merged, transcripts: transcriptsIn(merged, shards) }, library, options);
}

/** The transcript of each scenario, from the first shard that played it, as the merged report has it. */
function transcriptsIn(merged: Report, shards: readonly { report: Report; transcripts: readonly Transcript[] }[]) {
  const inOrder = [...shards].sort((one, other) =>
    shardOf(one.report).localeCompare(shardOf(other.report), 'en', { numeric: true }),
  );
  return merged.scenarios.flatMap(({ id }) => {
    const own = inOrder.flatMap(({ transcripts }) => transcripts.filter(({ header }) => header.scenario === id));
    return own.slice(0, 1);
  });
}

/** `1/3` */
function shardOf({ run }: Report): string {
  return String(run.options.shard);
}
