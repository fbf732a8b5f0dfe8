import type { Library } from '../../src/cli/load-suites.js';
import { walk } from '../../src/drive/index.js';
import { releaseOf } from '../../src/fhir/index.js';
import type { Transcript } from '../../src/model/index.js';
import { startReference } from '../../src/reference/index.js';
import { openTranscripts } from '../../src/transcript/index.js';
import { MATRIX_LIMITS } from '../matrix/limits.js';

interface Setup {
  readonly faults?: readonly string[];
  readonly variants?: readonly string[];
  /** Where the recording is written; in memory only where absent. */
  readonly directory?: string;
}

/** The recording of one walk of a reference server of its own. */
export async function recorded(library: Library, setup: Setup = {}): Promise<readonly Transcript[]> {
  const { faults, variants, directory } = setup;
  const server = await startReference({ faults, variants });
  const startedAtMonotonic = performance.now();
  const recording = openTranscripts({ startedAtMonotonic, directory });
  try {
    const { transcripts } = await walk({
      baseUrl: server.baseUrl,
      release: 'R5',
      fhir: releaseOf,
      scenarios: library.suites.map(({ scenario }) => scenario),
      limits: MATRIX_LIMITS,
      runId: 'judging-run',
      tool: { name: 'fhir-handshake', version: 'judging' },
      startedAtMonotonic,
      openRecorder: (header) => recording.recorder(header),
    });
    return transcripts;
  } finally {
    await server.close();
  }
}
