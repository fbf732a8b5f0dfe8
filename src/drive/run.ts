import type { WebSocket } from 'ws';
import {
  Blocked,
  INTERRUPTION,
  type BindForm,
  type Facts,
  type FhirRelease,
  type Limits,
  type Progress,
  type Recorder,
} from '../model/index.js';
import type { Askers, Secrets } from './auth/index.js';
import type { EndpointServer } from './endpoint/endpoint-server.js';
import type { HookEndpoint } from './endpoint/hook-endpoint.js';
import type { Journal, JournalFile } from './journal/index.js';
import type { Lateness } from './lateness.js';
import type { RestClient } from './rest-client.js';
import type { SocketConnection } from './socket-connection.js';
import type { Traffic } from './traffic.js';
import type { TriggerPlan } from './trigger/index.js';
import type { WalkOptions } from './walk-options.js';

/** What the scenarios of one walk share. Discovery and binding fill it; the walk scenarios read it. */
export interface Run {
  readonly options: WalkOptions;
  readonly limits: Limits;
  readonly rest: RestClient;
  /** Lets requests through; absent where nothing limits them. */
  readonly traffic?: Traffic | undefined;
  /** Connections that are open or being opened. */
  readonly openSockets: Set<WebSocket>;
  /** What all connections brought so far, in bytes. */
  receivedBytes: number;
  /** What all scenarios together create on the target. */
  readonly journal: JournalFile;
  /** As whom it can ask. */
  readonly askers: Askers;
  readonly secrets: Secrets;
  readonly endpoints: EndpointServer;
  readonly lateness: Lateness;
  /** The user has interrupted the run. */
  readonly signal: AbortSignal;
  readonly fhir: FhirRelease;
  facts: Facts;
  plan?: TriggerPlan | undefined;
  /** What somebody does by hand: one thing at a time. */
  byHand: Promise<void>;
  /** HTTP methods of the token operation that worked, by level. */
  readonly tokenMethods: Map<'instance' | 'type', 'GET' | 'POST'>;
  /** How the first connection was accepted: `open` without credentials, `guarded` only with them. */
  sockets?: 'open' | 'guarded' | undefined;
  /** Set once a Subscription stayed `requested` for the whole limit: others need not be waited for as long. */
  activatesLate: boolean;
  /** The slowest delivery of an event seen so far, in ms. */
  slowestDeliveryMs: number;
  readonly notes: string[];
}

/** What one scenario has for itself. */
export interface Stage {
  readonly run: Run;
  readonly scenario: string;
  readonly recorder: Recorder;
  /** Ends every wait and request of the scenario: the run was interrupted, or the story is over. */
  readonly signal: AbortSignal;
  /** What this scenario created; each has its own, so that it can be cleaned up while others still play. */
  readonly journal: Journal;
  /** When the focus of a triggered event was answered, to measure its delivery. */
  readonly triggeredAt: Map<string, number>;
  /** Every connection that is open, or being opened. */
  readonly connections: Set<SocketConnection>;
  /** Endpoints of this scenario's rest-hooks. */
  readonly endpoints: Set<HookEndpoint>;
  /** Requests on their way that may create something. */
  readonly creating: Set<Promise<unknown>>;
}

/** The form that works; the one of the specification's diagrams where none was looked for. */
export function bindForm({ facts: { binding } }: Run): BindForm | undefined {
  return binding === undefined ? 'colon' : binding.form;
}

/** Why nothing can be bound, where no form of the bind message worked. */
export function notUnderstood({ facts: { binding } }: Run): string {
  return binding?.older === true
    ? 'the server speaks the WebSocket protocol of R4 before the Backport guide (bind [id], ping [id])'
    : 'the server understands no form of the bind message';
}

/** Nothing new is begun once the story is over: one that went on regardless would never end. */
export function requireRunning({ signal, run }: Pick<Stage, 'signal' | 'run'>): void {
  if (signal.aborted) throw new Blocked(run.signal.aborted ? INTERRUPTION.reason : 'the story is over');
}

/** Milliseconds since the run began. */
export function now({ options }: Run): number {
  return performance.now() - options.startedAtMonotonic;
}

export function tell({ run, scenario }: Stage, progress: Told): void {
  run.options.onProgress?.({ ...progress, scenario });
}

/** Something that the user should know, in the report and while the run goes on; said once. */
export function note(stage: Stage, text: string): void {
  if (stage.run.notes.includes(text)) return;
  stage.run.notes.push(text);
  tell(stage, { kind: 'note', text });
}

type Told = Progress extends infer One ? (One extends Progress ? Omit<One, 'scenario'> : never) : never;
