import {
  Blocked,
  blockedMark,
  INTERRUPTION,
  type Recorder,
  type Scenario,
  type Transcript,
  type TranscriptFooter,
  type TranscriptHeader,
  Trouble,
} from '../model/index.js';
import { cleanUp } from './clean-up.js';
import { Journal, type LeftOver } from './journal/index.js';
import { linkedAbort } from './linked-abort.js';
import { now, tell, type Run, type Stage } from './run.js';
import { LiveSubscriber } from './subscriber.js';
import type { ForcedWait } from './walk-options.js';

export interface Played {
  readonly transcript: Transcript;
  /** What the protocol forced this scenario to wait for. */
  readonly floorMs: number;
  readonly waits: readonly ForcedWait[];
  readonly left: LeftOver;
  /** Set where nothing can be walked: not this scenario's trouble alone. */
  readonly trouble?: Trouble | undefined;
}

type Outcome = Pick<TranscriptFooter, 'outcome' | 'reason'> & { readonly trouble?: Trouble | undefined };

/** Plays one scenario, records it, and takes away what it made. Rejects only where it cannot be recorded. */
export async function play(run: Run, scenario: Scenario): Promise<Played> {
  const journal = new Journal(run.journal);
  const story = linkedAbort(run.signal);
  try {
    const recorder = openRecorder(run, scenario);
    const stage: Stage = {
      run,
      scenario: scenario.id,
      recorder,
      journal,
      signal: story.signal,
      triggeredAt: new Map(),
      connections: new Set(),
      endpoints: new Set(),
      creating: new Set(),
    };
    return await played(stage, scenario, story.abort);
  } finally {
    story.unlink();
  }
}

/** Its secrets are known before the first entry. */
function openRecorder(run: Run, scenario: Scenario): Recorder {
  const recorder = run.options.openRecorder(headerOf(run, scenario));
  run.secrets.keepFrom(recorder);
  return recorder;
}

async function played(stage: Stage, scenario: Scenario, endStory: () => void): Promise<Played> {
  const { run, recorder, connections, creating, endpoints } = stage;
  const begun = now(run);
  run.lateness.watch(recorder);
  tell(stage, { kind: 'scenario-started', title: scenario.title });
  const subscriber = new LiveSubscriber(stage);
  const { trouble, ...outcome } = await outcomeOf(stage, scenario, subscriber);
  // Parts of the story may still be at work: nothing of them goes on, and nothing they made is forgotten.
  endStory();
  for (const endpoint of endpoints) endpoint.leave();
  await Promise.allSettled([...creating, ...[...connections].map((connection) => connection.leave())]);
  const left = await cleanUp(stage);
  run.lateness.release(recorder);
  run.secrets.letGo(recorder);
  const durationMs = Math.round(now(run) - begun);
  const latenessMs = run.lateness.figures;
  const transcript = await recorder.close({ finishedAt: new Date().toISOString(), durationMs, latenessMs, ...outcome });
  const waits = subscriber.floor.all.map((wait) => ({ scenario: scenario.id, ...wait }));
  tell(stage, { kind: 'scenario-finished', outcome: outcome.outcome });
  return { transcript, floorMs: subscriber.floor.ms, waits, left, trouble };
}

async function outcomeOf(stage: Stage, scenario: Scenario, subscriber: LiveSubscriber): Promise<Outcome> {
  const { run, recorder } = stage;
  // First of all listeners, so that no wait that is cut short is recorded before it: judging ends at this mark.
  const interrupted = () => recorder.record({ kind: 'mark', mark: INTERRUPTION });
  run.signal.addEventListener('abort', interrupted, { once: true });
  try {
    if (run.signal.aborted) interrupted();
    if (scenario.phase !== 'discovery') {
      recorder.record({ kind: 'mark', mark: { name: 'facts', facts: run.facts } });
      await subscriber.prepare();
    }
    await scenario.play(subscriber);
  } catch (error) {
    if (!run.signal.aborted) return stopped(stage, scenario, error);
  } finally {
    run.signal.removeEventListener('abort', interrupted);
  }
  return run.signal.aborted ? { outcome: 'interrupted', reason: INTERRUPTION.reason } : { outcome: 'completed' };
}

function stopped({ recorder }: Stage, { id }: Scenario, error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Trouble) return { outcome: 'stopped', reason, trouble: error };
  if (!(error instanceof Blocked)) {
    const where = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
    return { outcome: 'broken', reason: `the harness broke in scenario ${id}: ${reason} ${where}`.trim() };
  }
  recorder.record({ kind: 'mark', mark: blockedMark(id, error) });
  return { outcome: 'stopped', reason };
}

function headerOf({ options, fhir, limits }: Run, { id, title }: Scenario): TranscriptHeader {
  const { tool, runId, baseUrl } = options;
  const startedAt = new Date().toISOString();
  return {
    kind: 'header',
    format: 1,
    tool,
    run: runId,
    scenario: id,
    title,
    baseUrl,
    release: fhir.release,
    limits,
    startedAt,
  };
}
