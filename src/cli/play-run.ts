import { randomUUID } from 'node:crypto';
import { walk, type WalkResult } from '../drive/index.js';
import { releaseOf } from '../fhir/index.js';
import type { Share } from '../judge/index.js';
import { TESTED_RELEASES, type JsonObject, type Suite } from '../model/index.js';
import { openTranscripts, type Transcripts } from '../transcript/index.js';
import type { RecordedRun } from './assess.js';
import { allowsColour } from './colour.js';
import { catchInterruption, type Interruption } from './interruption.js';
import { dropWhenDone, journalFile, remainingIn } from './journal-file.js';
import { enterKey } from './enter-key.js';
import { openTarget, type OpenTarget } from './open-target.js';
import { progressLine } from './progress-line.js';
import type { RunOptions } from './run-options.js';
import type { RunRecord } from './run-record.js';
import { subscriptionFile } from './subscription-file.js';
import { jsonFile } from './text-file.js';
import { toldOptions } from './told-options.js';
import { packageVersion } from './version.js';

export interface PlayedRun extends RecordedRun {
  readonly interrupted: boolean;
}

/** One run from its first moment on. */
interface Beginning {
  readonly runId: string;
  /** Wall time, ms since the epoch. */
  readonly startedAt: number;
  /** On the clock of `performance.now()`. */
  readonly startedAtMonotonic: number;
  readonly trigger: string | undefined;
  readonly subscription: JsonObject | undefined;
  readonly target: OpenTarget;
  /** Path of the journal. */
  readonly journal: string;
}

/** Plays the scenarios of a share against the target that the options name, until Ctrl-C at the latest. */
export async function playRun({ own, elsewhere }: Share, options: RunOptions): Promise<PlayedRun> {
  const trigger = options.triggerFile === undefined ? undefined : await jsonFile(options.triggerFile, '--trigger');
  const subscription = await subscriptionFile(options.subscriptionFile);
  const target = await openTarget(options);
  const runId = randomUUID();
  const journal = journalFile(options.transcript, runId);
  const begin = {
    runId,
    startedAt: Date.now(),
    startedAtMonotonic: performance.now(),
    trigger,
    subscription,
    target,
    journal,
  };
  const interruption = catchInterruption({
    say: (words) => process.stderr.write(`\n${words}\n`),
    leftBehind: () => remainingIn(journal),
    exit: (code) => process.exit(code),
  });
  try {
    const result = await walked(own, options, begin, interruption);
    const interrupted = interruption.signal.aborted;
    const record = { ...recordOf(result, options, begin, interrupted), elsewhere };
    return { transcripts: result.transcripts, record, filed: options.transcript !== undefined, interrupted };
  } finally {
    interruption.release();
    await target.close();
    dropWhenDone(journal);
  }
}

async function walked(
  suites: readonly Suite[],
  options: RunOptions,
  begin: Beginning,
  { signal }: Interruption,
): Promise<WalkResult> {
  const { runId, startedAtMonotonic, trigger, subscription, target, journal } = begin;
  const transcripts = transcriptsOf(options, begin);
  const confirm = enterKey();
  const line = await progressLine({
    canConfirm: confirm !== undefined,
    total: suites.length,
    quiet: options.detail === 'quiet',
    color: options.color && allowsColour(),
  });
  const { limits, topic, headers, insecure, allowHosts, heartbeatPeriodS, release } = options;
  try {
    return await walk({
      ...{ runId, startedAtMonotonic, trigger, subscription, journal, signal, confirm },
      ...{ limits, topic, headers, insecure, allowHosts, heartbeatPeriodS, release },
      ...{ baseUrl: target.baseUrl, token: target.token, ca: target.ca },
      releases: TESTED_RELEASES,
      fhir: releaseOf,
      tool: { name: 'fhir-handshake', version: packageVersion() },
      scenarios: suites.map(({ scenario }) => scenario),
      onProgress: line.onProgress,
      openRecorder: (header) => transcripts.recorder(header),
    });
  } finally {
    line.stop();
  }
}

/** Transcripts in which nothing that the user keeps secret is ever written. */
function transcriptsOf({ transcript, headers }: RunOptions, { startedAtMonotonic, target }: Beginning): Transcripts {
  const transcripts = openTranscripts({ directory: transcript, startedAtMonotonic });
  if (target.token !== undefined) transcripts.secret(target.token, 'access-token');
  for (const value of Object.values(headers)) transcripts.secret(value, 'header');
  return transcripts;
}

function recordOf(
  result: WalkResult,
  options: RunOptions,
  begin: Beginning,
  interrupted: boolean,
): Omit<RunRecord, 'elsewhere'> {
  const { floorMs, latenessMs, notes, leftBehind } = result;
  const durationMs = Math.round(performance.now() - begin.startedAtMonotonic);
  const left = leftBehind.length === 0 ? [] : [`This could not be removed from the target: ${leftBehind.join(', ')}`];
  return {
    run: {
      id: begin.runId,
      startedAt: new Date(begin.startedAt).toISOString(),
      finishedAt: new Date(begin.startedAt + durationMs).toISOString(),
      durationMs,
      floorMs,
      latenessMs,
      options: toldOptions(options),
      notes: [...notes, ...left],
    },
    selection: options.selection,
    strict: options.strict,
    unplayed: interrupted ? 'the run was interrupted' : 'it has no recording',
  };
}
