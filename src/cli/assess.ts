import { releaseOf } from '../fhir/index.js';
import { loadValidator } from '../fhir/validation/index.js';
import { judgeRun } from '../judge/index.js';
import {
  historyToJudge,
  INTERRUPTION,
  type Facts,
  type Report,
  type ScenarioResult,
  type Transcript,
} from '../model/index.js';
import { TRANSCRIPT_SUFFIX } from '../transcript/index.js';
import type { Library } from './load-suites.js';
import type { RunRecord } from './run-record.js';
import { targetNotes } from './target-notes.js';
import { packageVersion } from './version.js';

/** A run as it was recorded, with at least one transcript. */
export interface RecordedRun {
  readonly transcripts: readonly Transcript[];
  readonly record: RunRecord;
  /** Whether the transcripts are files. */
  readonly filed: boolean;
}

/** The report on a recorded run. Live runs and recordings go through here alike, so they are judged alike. */
export async function assess({ transcripts: recorded, record, filed }: RecordedRun, library: Library): Promise<Report> {
  const transcripts = inOrder(recorded, library);
  const [first] = transcripts;
  if (first === undefined) throw new Error('A run without any transcript cannot be judged.');
  const { release, baseUrl } = first.header;
  const validator = await loadValidator(release);
  const histories = new Map(
    transcripts.map((transcript) => [
      transcript.header.scenario,
      historyToJudge(untilInterrupted(transcript), releaseOf(release), validator),
    ]),
  );
  const judged = judgeRun({ ...library, ...record, histories, release });
  const facts = [...histories.values()].flatMap((history) => history.facts ?? []).at(-1);
  return {
    schemaVersion: 1,
    tool: { name: 'fhir-handshake', version: packageVersion() },
    target: { baseUrl, release, ...targetFacts(facts) },
    run: { ...record.run, notes: [...targetNotes(facts), ...record.run.notes] },
    summary: judged.summary,
    scenarios: transcripts.map((transcript) => scenarioResult(transcript, filed)),
    checks: judged.checks,
    requirements: judged.requirements,
  };
}

/** What the harness did on its way out is no behaviour of the target: a wait that was cut short proves nothing. */
function untilInterrupted(transcript: Transcript): Transcript {
  const end = transcript.entries.findIndex(
    (entry) => entry.kind === 'mark' && entry.mark.name === 'blocked' && entry.mark.what === INTERRUPTION.what,
  );
  return end < 0 ? transcript : { ...transcript, entries: transcript.entries.slice(0, end + 1) };
}

/** A folder lists its files by name, a run knows the order of its suites. */
function inOrder(transcripts: readonly Transcript[], { suites }: Library): Transcript[] {
  const order = suites.map(({ scenario }) => scenario.id);
  return [...transcripts].sort(
    (one, other) => order.indexOf(one.header.scenario) - order.indexOf(other.header.scenario),
  );
}

function targetFacts(facts: Facts | undefined): Partial<Report['target']> {
  const { fhirVersion, software } = facts ?? {};
  return { ...(fhirVersion === undefined ? {} : { fhirVersion }), ...(software === undefined ? {} : { software }) };
}

function scenarioResult({ header, footer }: Transcript, filed: boolean): ScenarioResult {
  const { scenario: id, title } = header;
  const transcript = filed ? { transcript: `${id}${TRANSCRIPT_SUFFIX}` } : {};
  return { id, title, durationMs: footer?.durationMs ?? 0, ...transcript };
}
