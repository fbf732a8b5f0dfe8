import { assess } from '../../../src/cli/assess.js';
import type { Library } from '../../../src/cli/load-suites.js';
import { rebuiltRecord } from '../../../src/cli/rebuilt-record.js';
import { renderingOf } from '../../../src/cli/write-reports.js';
import type { Transcript } from '../../../src/model/index.js';
import type { Rendering } from '../../../src/report/index.js';

/** What reporters are given of a recording. */
export async function renderingOfRun(library: Library, transcripts: readonly Transcript[]): Promise<Rendering> {
  const report = await assess({ transcripts, record: rebuiltRecord(transcripts), filed: false }, library);
  return renderingOf({ report, transcripts }, library, { strict: false, detail: 'normal' });
}
