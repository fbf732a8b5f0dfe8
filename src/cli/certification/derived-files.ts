import { type Report, type Transcript } from '../../model/index.js';
import type { RenderText } from '../../report/index.js';
import type { Library } from '../load-suites.js';
import { REPORTERS, type ReporterName } from '../reporters.js';
import type { RunRecord } from '../run-record.js';
import { renderingOf } from '../write-reports.js';
import { jsonText } from './json-text.js';

/** What a reader opens, by its path in the bundle. */
const RENDERED: Readonly<Record<string, ReporterName>> = {
  'report.json': 'json',
  'junit.xml': 'junit',
  'report.html': 'html',
  'test-report.json': 'testreport',
};

/** Files that follow from what was recorded, so that whoever verifies makes them again and compares. */
export const DERIVED = [...Object.keys(RENDERED), 'capability-statement.json', 'configuration.json'];

export interface Recorded {
  readonly report: Report;
  readonly transcripts: readonly Transcript[];
  readonly record: RunRecord;
}

/** The text of every file that follows from a recording, by its path in the bundle. */
export async function derivedFiles(
  { report, transcripts, record }: Recorded,
  library: Library,
): Promise<Map<string, string>> {
  const rendering = renderingOf({ report, transcripts }, library, { strict: false, detail: 'normal' });
  const texts = new Map<string, string>();
  for (const [path, name] of Object.entries(RENDERED)) {
    const render: RenderText = await REPORTERS[name].load();
    texts.set(path, await render(rendering));
  }
  texts.set('capability-statement.json', jsonText(capabilityStatement(transcripts)));
  texts.set('configuration.json', jsonText({ baseUrl: report.target.baseUrl, options: record.run.options }));
  return texts;
}

/** As the target showed it first, with secrets replaced; null where it showed none. */
function capabilityStatement(transcripts: readonly Transcript[]): unknown {
  const facts = transcripts.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'mark' && entry.mark.name === 'facts' ? [entry.mark.facts] : [])),
  );
  return facts.find(({ capabilities }) => capabilities !== undefined)?.capabilities ?? null;
}
