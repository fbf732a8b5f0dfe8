import {
  Blocked,
  type BindForm,
  type Facts,
  type FhirRelease,
  type Limits,
  type Progress,
  type Recorder,
} from '../model/index.js';
import type { Journal } from './journal.js';
import type { Lateness } from './lateness.js';
import type { RestClient } from './rest-client.js';
import type { SocketConnection } from './socket-connection.js';
import type { TlsTrust } from './tls-trust.js';
import type { TriggerPlan } from './trigger/index.js';
import type { WalkOptions } from './walk-options.js';

/** What the scenarios of one walk share. Discovery and binding fill it; the walk scenarios read it. */
export interface Run {
  readonly options: WalkOptions;
  readonly limits: Limits;
  readonly rest: RestClient;
  readonly tls: TlsTrust;
  readonly lateness: Lateness;
  /** The user, or a defect, ends the run. */
  readonly signal: AbortSignal;
  readonly fhir: FhirRelease;
  facts: Facts;
  plan?: TriggerPlan | undefined;
  /** HTTP methods of the token operation that worked, by level. */
  readonly tokenMethods: Map<'instance' | 'type', 'GET' | 'POST'>;
  /** How the first connection was accepted: `open` without the Authorization header, `guarded` only with it. */
  sockets?: 'open' | 'guarded' | undefined;
  /** The slowest delivery of an event seen so far, in ms. */
  slowestDeliveryMs: number;
  readonly notes: string[];
}

/** What one scenario has for itself. */
export interface Stage {
  readonly run: Run;
  readonly scenario: string;
  readonly recorder: Recorder;
  /** What this scenario created; each has its own, so that it can be cleaned up while others still play. */
  readonly journal: Journal;
  /** When the focus of a triggered event was answered, to measure its delivery. */
  readonly triggeredAt: Map<string, number>;
  /** Ends every wait and request of the scenario: with the run, or when its story is over. */
  readonly signal: AbortSignal;
  /** Every connection that was opened, or is being opened. */
  readonly connections: Set<SocketConnection>;
  /** Requests on their way that may create something. */
  readonly creating: Set<Promise<unknown>>;
}

/** Nothing new is begun once the run was interrupted: a story that goes on regardless would never end. */
export function requireRunning({ signal, run }: Pick<Stage, 'signal' | 'run'>): void {
  if (!signal.aborted) return;
  throw new Blocked(run.signal.aborted ? 'the run was interrupted' : 'the story is over');
}

export function bindForm(run: Run): BindForm | undefined {
  return run.facts.binding?.form;
}

/** Milliseconds since the run began. */
export function now({ options }: Pick<Run, 'options'>): number {
  return performance.now() - options.startedAtMonotonic;
}

export function tell({ run, scenario }: Stage, progress: Told): void {
  run.options.onProgress?.({ ...progress, scenario });
}

type Told = Progress extends infer One ? (One extends Progress ? Omit<One, 'scenario'> : never) : never;
