import { walk, type WalkOptions, type WalkResult } from '../drive/index.js';
import { releaseOf } from '../fhir/index.js';
import { parseJson, type JsonObject, type Progress, type Suite } from '../model/index.js';
import { openTranscripts, secretsInFile, secretsInHeader, type Transcripts } from '../transcript/index.js';
import type { RecordedRun } from './assess.js';
import { endpointPlace } from './endpoint-place.js';
import type { Confirm } from './enter-key.js';
import { openTarget, type OpenTarget } from './open-target.js';
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

/** What a run needs of whoever starts it. */
export interface Surroundings {
  readonly runId: string;
  /** File that names what is created on the target; absent where nobody would clean up by it. */
  readonly journal?: string | undefined;
  /** Ends the run in good order: it cleans up, and what there is can be judged. */
  readonly signal?: AbortSignal | undefined;
  /** Somebody who can say that something is done by hand. */
  readonly confirm?: Confirm | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A run that is ready to begin: its files are read, its target is open. */
export interface ReadyRun {
  readonly trigger: string | undefined;
  readonly subscription: JsonObject | undefined;
  readonly endpoint: WalkOptions['endpoint'];
  readonly target: OpenTarget;
}

/** One run from its first moment on. */
interface Beginning extends ReadyRun, Surroundings {
  /** Wall time, ms since the epoch. */
  readonly startedAt: number;
  /** On the clock of `performance.now()`. */
  readonly startedAtMonotonic: number;
}

/** Throws a Trouble where a file that the options name cannot be used. `playRun` closes what is opened. */
export async function readyRun(options: RunOptions): Promise<ReadyRun> {
  const trigger = options.triggerFile === undefined ? undefined : await jsonFile(options.triggerFile, '--trigger');
  const subscription = await subscriptionFile(options.subscriptionFile);
  const endpoint = await endpointPlace(options.endpoint);
  return { trigger, subscription, endpoint, target: await openTarget(options) };
}

/** Plays the scenarios of the suites against the target that the options name, until its signal is aborted at the latest. */
export async function playRun(
  suites: readonly Suite[],
  options: RunOptions,
  ready: ReadyRun,
  surroundings: Surroundings,
): Promise<PlayedRun> {
  const begin = { ...ready, ...surroundings, startedAt: Date.now(), startedAtMonotonic: performance.now() };
  try {
    const result = await walked(suites, options, begin);
    const interrupted = surroundings.signal?.aborted === true;
    const record = { ...recordOf(result, options, begin, interrupted), ...leftOutBy(options, suites) };
    return { transcripts: result.transcripts, record, filed: options.transcript !== undefined, interrupted };
  } finally {
    await ready.target.close();
  }
}

async function walked(suites: readonly Suite[], options: RunOptions, begin: Beginning): Promise<WalkResult> {
  const { runId, startedAtMonotonic, trigger, subscription, endpoint, target, journal, signal, confirm } = begin;
  const transcripts = transcriptsOf(options, begin);
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
      onProgress: (told) => begin.onProgress?.(told.kind === 'note' ? { ...told, text: redacted(told.text) } : told),
      openRecorder: (header) => transcripts.recorder(header),
    });
  const result = await withoutSecrets(redacted, walking);
  return { ...result, notes: result.notes.map(redacted), leftBehind: result.leftBehind.map(redacted) };
}

/** With --read-only, whatever comes after discovery: it has to write. */
export function leftOutBy({ readOnly }: RunOptions, suites: readonly Suite[]): Pick<RunRecord, 'leftOut'> {
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
