import { assess } from '../../src/cli/assess.js';
import type { Library } from '../../src/cli/load-suites.js';
import { rebuiltRecord } from '../../src/cli/rebuilt-record.js';
import { walk, type IdentityWish } from '../../src/drive/index.js';
import { releaseOf } from '../../src/fhir/index.js';
import type { CheckResult, Release, Report, Scenario, Transcript } from '../../src/model/index.js';
import { startReference, type Behaviour, type Fault } from '../../src/reference/index.js';
import { openTranscripts } from '../../src/transcript/index.js';
import { MATRIX_LIMITS } from './limits.js';
import { requireSameVerdicts } from './same-verdicts.js';

export interface Setup {
  /** R5 unless told. */
  readonly release?: Release | undefined;
  readonly faults?: readonly string[];
  readonly variants?: readonly string[];
  readonly under?: Fault['under'];
  /** Longest single wait, in ms, where it is not the usual one. */
  readonly budgetMs?: number | undefined;
  /** Scenarios to play beside those that all others depend on; default all. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly through?: ((behaviour: Behaviour) => Behaviour) | undefined;
  /** Without deleting each resource at the end, which is a fifth of all requests and judged by nobody. */
  readonly leavesResources?: boolean | undefined;
}

const FHIR = { R4: 'r4', R4B: 'r4b', R5: 'r5' } as const;

/** Walks a reference server of its own. */
async function played(library: Library, setup: Setup): Promise<readonly Transcript[]> {
  const { release = 'R5', faults, variants, under, through, budgetMs, leavesResources } = setup;
  const server = await startReference({ fhir: FHIR[release], faults, variants, through, ...under });
  const startedAt = performance.now();
  const recording = openTranscripts({ startedAtMonotonic: startedAt });
  try {
    const { transcripts } = await walk({
      baseUrl: server.baseUrl,
      release,
      fhir: releaseOf,
      scenarios: scenariosOf(library, setup),
      limits: { ...MATRIX_LIMITS, budgetMs: budgetMs ?? MATRIX_LIMITS.budgetMs },
      leavesResources,
      runId: 'matrix-run',
      tool: { name: 'fhir-handshake', version: 'matrix' },
      startedAtMonotonic: startedAt,
      token: under?.authorization,
      other: under?.otherAuthorization === undefined ? undefined : bearer(under.otherAuthorization),
      ca: server.certificate,
      openRecorder: (header) => recording.recorder(header),
    });
    return transcripts;
  } finally {
    await server.close();
  }
}

/** Walks, and judges the recording. */
export async function walked(library: Library, setup: Setup): Promise<Report> {
  const transcripts = await played(library, setup);
  const report = await assess({ transcripts, record: rebuiltRecord(transcripts), filed: false }, library);
  await requireSameVerdicts({ report, transcripts }, library);
  return report;
}

function scenariosOf({ suites }: Library, { only }: Setup): Scenario[] {
  const all = suites.map(({ scenario }) => scenario);
  return only === undefined ? all : all.filter(({ id, phase }) => phase !== 'walk' || only.has(id));
}

function bearer(token: string): IdentityWish {
  return { auth: { kind: 'bearer', token } };
}

/** `check-id` of every check that fails, warns or is itself broken, each once. */
export function broken({ checks }: Report): string[] {
  const bad = checks.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict));
  return [...new Set(bad.map(({ id }) => id))].sort();
}

/** What a failing comparison shows beside the ids: what is bad, and what came of the checks that should be. */
export function reasons({ checks, run }: Report, breaks: readonly string[]): string[] {
  const lines = checks
    .filter((one) => isBad(one) || breaks.includes(one.id))
    .map((one) => `${one.id} (${one.scenario}): ${one.verdict}: ${one.message}`);
  return [...lines, `at most ${String(run.latenessMs.max)} ms late`];
}

function isBad({ verdict }: CheckResult): boolean {
  return ['fail', 'warn', 'error'].includes(verdict);
}
