import type {
  Facts,
  FhirRelease,
  JsonObject,
  Limits,
  Progress,
  Recorder,
  Release,
  Scenario,
  SecretKind,
  Transcript,
  TranscriptHeader,
} from '../model/index.js';

import type { ClientCertificate, IdentityWish, TokenWish } from './auth/index.js';
import type { TrafficWish } from './traffic.js';
import type { TriggerPlan } from './trigger/index.js';
import type { EndpointWish } from './endpoint/address.js';

/** What a walk needs. Everything comes from outside: the walk reads no argv, environment or configuration. */
export interface WalkOptions {
  /** Absolute, http or https, with or without a trailing slash. */
  readonly baseUrl: string;
  readonly release: Release | 'auto';
  readonly fhir: (release: Release) => FhirRelease;
  readonly scenarios: readonly Scenario[];
  readonly limits: Limits;
  readonly runId: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** `performance.now()` when the run began: the zero of every `at`. */
  readonly startedAtMonotonic: number;
  /** Canonical of the topic to use; chosen among the listed ones where absent. */
  readonly topic?: string | undefined;
  /** Text of a trigger file. */
  readonly trigger?: string | undefined;
  /** A Subscription of the user's own: every one that is created starts from it. */
  readonly subscription?: JsonObject | undefined;
  /** Sent on every REST request to the base URL's origin. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Bearer token of the REST requests, where `auth` does not say it. */
  readonly token?: string | undefined;
  /** Where the Authorization header of the REST requests comes from. */
  readonly auth?: TokenWish | undefined;
  /** Shown where the base URL's own origin asks for one, also on a WebSocket. */
  readonly certificate?: ClientCertificate | undefined;
  /** When credentials are shown in the opening of a WebSocket; default `refused`. */
  readonly socketAuth?: SocketAuth | undefined;
  /** A second identity, whose rights are others. */
  readonly other?: IdentityWish | undefined;
  /** Told of every secret, those that are fetched on the way included, before anything of it is recorded. */
  readonly onSecret?: ((value: string, kind: SecretKind) => void) | undefined;
  /** PEM of a further certificate authority. */
  readonly ca?: string | undefined;
  /** Accept any certificate. */
  readonly insecure?: boolean | undefined;
  /** Host names beside the base URL's that may be talked to. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How much the target is asked at a time; no limit where absent. */
  readonly traffic?: TrafficWish | undefined;
  /** Send nothing but GET requests: only scenarios of the phase `discovery` can be played. */
  readonly readOnly?: boolean | undefined;
  /** What another walk discovered, in place of discovery. */
  readonly known?: Known | undefined;
  /** Where rest-hook endpoints listen, and what the target is told of it. */
  readonly endpoint?: EndpointWish | undefined;
  /** What a scenario's period of 1 second stands for; default 1. */
  readonly heartbeatPeriodS?: number | undefined;
  /** Leave resources where they are, and remove Subscriptions alone: for a target that ends with the walk. */
  readonly leavesResources?: boolean | undefined;
  /** File that names what was created on the target, one JSON line each. */
  readonly journal?: string | undefined;
  /** Resolves once somebody says that what a prompt asked for is done; absent where nobody can. */
  readonly confirm?: ((calledOff: AbortSignal) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly openRecorder: (header: TranscriptHeader) => Recorder;
}

/** Where a walk starts from that does without discovery. */
export interface Known {
  readonly facts: Facts;
  readonly plan?: TriggerPlan | undefined;
  /** Why endpoints cannot be reached from the target that the walk stands for; undefined where they can. */
  readonly endpointObstacle?: string | undefined;
}

/** A wait that the protocol forced. */
export interface ForcedWait {
  readonly scenario: string;
  readonly what: string;
  readonly ms: number;
}

/** `refused`: where the target refuses an opening without them (401, 403). */
export type SocketAuth = 'refused' | 'always' | 'never';

export interface WalkResult {
  /** How the events of the topic are caused. */
  readonly plan?: TriggerPlan | undefined;
  readonly waits: readonly ForcedWait[];
  /** In the order of the scenarios. */
  readonly transcripts: readonly Transcript[];
  /** The longest chain of waits that the target's own periods and lifetimes forced. */
  readonly floorMs: number;
  readonly latenessMs: { readonly p99: number; readonly max: number };
  readonly notes: readonly string[];
  /** What could not be removed from the target: `Encounter/e1`, or in words what has no name. */
  readonly leftBehind: readonly string[];
  readonly facts: Facts;
}
