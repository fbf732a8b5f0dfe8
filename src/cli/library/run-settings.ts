import type { JsonObject, Progress, Suite } from '../../model/index.js';

/** A text, or several. */
type Texts = string | readonly string[];

/**
 * What a run is told: the keys of the configuration file (docs/configuration.md), without those about printing. Durations are in
 * seconds; paths start from the working folder; `${NAME}` stands for nothing but itself.
 */
export interface RunSettings {
  /** Base URL of the FHIR server; absent with `reference`. */
  readonly baseUrl?: string | undefined;
  /** Walk the embedded server. */
  readonly reference?: boolean | undefined;
  readonly fhir?: 'auto' | 'r4' | 'r4b' | 'r5' | undefined;
  readonly token?: string | undefined;
  readonly tokenCommand?: Texts | undefined;
  readonly header?: Readonly<Record<string, string>> | undefined;
  /** `basic`, `clientCredentials` or `smart` (docs/authentication.md). */
  readonly auth?: JsonObject | undefined;
  readonly clientCert?: string | undefined;
  readonly clientKey?: string | undefined;
  readonly socketAuth?: 'refused' | 'always' | 'never' | undefined;
  readonly ca?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly allowHost?: Texts | undefined;
  readonly topic?: string | undefined;
  readonly subscription?: string | undefined;
  readonly trigger?: string | undefined;
  readonly heartbeatPeriod?: number | undefined;
  readonly timeBudget?: number | undefined;
  readonly timeout?: number | undefined;
  readonly rate?: number | undefined;
  readonly connections?: number | undefined;
  readonly readOnly?: boolean | undefined;
  readonly shard?: string | undefined;
  /** Folder to record in; nothing is written where it is absent. */
  readonly transcript?: string | undefined;
  readonly endpointPort?: number | undefined;
  readonly endpointHost?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly endpointCert?: string | undefined;
  readonly endpointKey?: string | undefined;
  readonly only?: Texts | undefined;
  readonly skip?: Texts | undefined;
  readonly suite?: Texts | undefined;
  readonly strict?: boolean | undefined;
  readonly knownFailures?: string | undefined;
  readonly fault?: Texts | undefined;
  readonly variant?: Texts | undefined;
  readonly tokenLife?: number | undefined;
  readonly tls?: boolean | undefined;
}

/** What only a program can say. */
export interface RunSurroundings {
  /**
   * Ends the run as Ctrl-C does: what it created is removed, what was recorded is judged, and the result says `interrupted`. Where it is
   * aborted before the run could begin, the promise is rejected with its reason.
   */
  readonly signal?: AbortSignal | undefined;
  /** Suites of your own, beside files that `suite` names. */
  readonly suites?: readonly Suite[] | undefined;
  /** Told how far the run is. It must not throw. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Asked for what a file of `trigger` leaves to be done by hand: resolves when it is done, rejects when the signal is aborted. */
  readonly confirm?: ((calledOff: AbortSignal) => Promise<void>) | undefined;
  /** File that names what is created on the target, for `fhir-handshake clean` after a crash; it goes when nothing is left. None where it is absent. */
  readonly journal?: string | undefined;
}

/** Everything that `run` takes. */
export type RunWish = RunSettings & RunSurroundings;
