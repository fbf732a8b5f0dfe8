import { randomUUID } from 'node:crypto';
import { walk, type WalkOptions, type WalkResult } from '../drive/index.js';
import { releaseOf } from '../fhir/index.js';
import { parseJson, type JsonObject, type Suite } from '../model/index.js';
import { openTranscripts, secretsInFile, secretsInHeader, type Transcripts } from '../transcript/index.js';
import type { RecordedRun } from './assess.js';
import { allowsColour } from './colour.js';
import { catchInterruption, type Interruption } from './interruption.js';
import { dropWhenDone, journalFile } from './journal-file.js';
import { remindAtExit } from './remind-at-exit.js';
import { endpointPlace } from './endpoint-place.js';
import { enterKey } from './enter-key.js';
import { openTarget, type OpenTarget } from './open-target.js';
import { progressLine } from './progress-line.js';
import type { RunOptions } from './run-options.js';
import type { RunRecord } from './run-record.js';
import { subscriptionFile } from './subscription-file.js';
import { jsonFile } from './text-file.js';
import { toldOptions } from './told-options.js';
import { packageVersion } from './version.js';
import { withoutSecrets } from './without-secrets.js';

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
  readonly endpoint: WalkOptions['endpoint'];
  readonly target: OpenTarget;
  /** Path of the journal. */
  readonly journal: string;
}

/** Plays the scenarios of the suites against the target that the options name, until Ctrl-C at the latest. */
export async function playRun(suites: readonly Suite[], options: RunOptions): Promise<PlayedRun> {
  const trigger = options.triggerFile === undefined ? undefined : await jsonFile(options.triggerFile, '--trigger');
  const subscription = await subscriptionFile(options.subscriptionFile);
  const endpoint = await endpointPlace(options.endpoint);
  const target = await openTarget(options);
  const runId = randomUUID();
  const journal = journalFile(options.transcript, runId);
  const begin = {
    runId,
    startedAt: Date.now(),
    startedAtMonotonic: performance.now(),
    trigger,
    subscription,
    endpoint,
    target,
    journal,
  };
  const interruption = catchInterruption({
    say: (words) => process.stderr.write(`\n${words}\n`),
    exit: (code) => process.exit(code),
  });
  const forget = remindAtExit(journal);
  try {
    const result = await walked(suites, options, begin, interruption);
    const interrupted = interruption.signal.aborted;
    const record = { ...recordOf(result, options, begin, interrupted), ...leftOutBy(options, suites) };
    return { transcripts: result.transcripts, record, filed: options.transcript !== undefined, interrupted };
  } finally {
    interruption.release();
    await target.close();
    if (dropWhenDone(journal)) forget();
  }
}

async function walked(
  suites: readonly Suite[],
  options: RunOptions,
  begin: Beginning,
  { signal }: Interruption,
): Promise<WalkResult> {
  const { runId, startedAtMonotonic, trigger, subscription, endpoint, target, journal } = begin;
  const transcripts = transcriptsOf(options, begin);
  const confirm = enterKey();
  const line = await progressLine({
    canConfirm: confirm !== undefined,
    total: suites.length - (leftOutBy(options, suites).leftOut?.scenarios.length ?? 0),
    quiet: options.detail === 'quiet',
    color: options.color && allowsColour(),
  });
  const { limits, topic, insecure, allowHosts, heartbeatPeriodS, release, readOnly, traffic, auth } = options;
  const { identity, other } = target;
  const redacted = (text: string) => transcripts.redacted(text);
  const walking = () =>
    walk({
      ...{ runId, startedAtMonotonic, trigger, subscription, endpoint, journal, signal, confirm },
      ...{ limits, topic, insecure, allowHosts, heartbeatPeriodS, release, readOnly, traffic },
      ...{ baseUrl: target.baseUrl, ca: target.ca, ...identity, other, socketAuth: auth.socketAuth },
      onSecret: (value, kind) => transcripts.secret(value, kind),
      fhir: releaseOf,
      tool: { name: 'fhir-handshake', version: packageVersion() },
      scenarios: suites.map(({ scenario }) => scenario),
      onProgress: (told) => line.onProgress(told.kind === 'note' ? { ...told, text: redacted(told.text) } : told),
      openRecorder: (header) => transcripts.recorder(header),
    });
  try {
    const result = await withoutSecrets(redacted, walking);
    return { ...result, notes: result.notes.map(redacted), leftBehind: result.leftBehind.map(redacted) };
  } finally {
    line.stop();
  }
}

/** With --read-only, whatever comes after discovery: it has to write. */
function leftOutBy({ readOnly }: RunOptions, suites: readonly Suite[]): Pick<RunRecord, 'leftOut'> {
  if (!readOnly) return {};
  const scenarios = suites.flatMap(({ scenario: { id, phase } }) => (phase === 'discovery' ? [] : [id]));
  const reason = '--read-only sends nothing but reads, and this has to write to the target';
  return { leftOut: { scenarios, reason } };
}

/** Transcripts in which nothing that the user keeps secret is ever written. */
function transcriptsOf({ transcript, auth }: RunOptions, begin: Beginning): Transcripts {
  const { startedAtMonotonic, subscription, trigger } = begin;
  const transcripts = openTranscripts({ directory: transcript, startedAtMonotonic });
  const files = [subscription ?? null, trigger === undefined ? null : (parseJson(trigger) ?? null)];
  for (const secret of [
    ...[auth, auth.other]
      .flatMap((one) => Object.entries(one?.headers ?? {}))
      .flatMap(([name, value]) => secretsInHeader(name, value)),
    ...files.flatMap(secretsInFile),
  ]) {
    transcripts.secret(secret, 'header');
  }
  return transcripts;
}

function recordOf(result: WalkResult, options: RunOptions, begin: Beginning, interrupted: boolean): RunRecord {
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
      ...(leftBehind.length === 0 ? {} : { leftBehind }),
    },
    selection: options.selection,
    strict: options.strict,
    unplayed: interrupted ? 'the run was interrupted' : 'it has no recording',
  };
}
