import type { Because } from './cause.js';
import type { KnownFailureResult } from './known-failure.js';
import type { Obligation } from './requirement.js';
import type { Stage } from './stage.js';
import type { Finding, Verdict } from './verdict.js';

/** One check, judged on one scenario. */
export interface CheckResult {
  readonly id: string;
  readonly stage: Stage;
  readonly scenario: string;
  readonly title: string;
  readonly obligation: Obligation;
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  readonly message: string;
  readonly findings: readonly Finding[];
  /**
   * The root cause of an inconclusive result that is a consequence. On a failure: what may be behind it, while the check that
   * would tell did not fail itself or was not judged.
   */
  readonly because?: Because | undefined;
  /** Set where the list of known failures accounts for it: the verdict stays, but fails no run. */
  readonly known?: KnownAs | undefined;
}

export interface KnownAs {
  readonly reason: string;
  readonly link?: string | undefined;
  readonly expires?: string | undefined;
}

export type RequirementVerdict = 'fail' | 'warn' | 'pass' | 'not-exercised' | 'not-applicable';

export interface RequirementResult {
  readonly id: string;
  readonly verdict: RequirementVerdict;
  readonly checks: readonly string[];
}

export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly durationMs: number;
  /** File name of the transcript, relative to the transcript folder; absent where none was written. */
  readonly transcript?: string | undefined;
}

export interface Summary {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error';
  readonly pass: number;
  readonly fail: number;
  readonly warn: number;
  readonly skip: number;
  readonly inconclusive: number;
  readonly error: number;
  /** How many of those that failed or warned are known; absent where no list of known failures was given. */
  readonly known?: number | undefined;
}

/** One part of a run that was shared out among several. */
export interface ShardResult {
  /** `2/3` */
  readonly shard: string;
  /** Id of its run: transcripts name it. */
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly durationMs: number;
}

/** report.json; `report.schema.json` describes it. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: {
    readonly baseUrl: string;
    readonly release?: string | undefined;
    readonly fhirVersion?: string | undefined;
    readonly software?: string | undefined;
  };
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly durationMs: number;
    readonly floorMs: number;
    readonly latenessMs: { readonly p99: number; readonly max: number };
    readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
    readonly notes: readonly string[];
    /** What the run could not remove from the target: `Encounter/e1`, or in words what has no name. Absent where there is nothing. */
    readonly leftBehind?: readonly string[] | undefined;
    /** The parts that a merged run was played in. */
    readonly shards?: readonly ShardResult[] | undefined;
  };
  readonly summary: Summary;
  readonly scenarios: readonly ScenarioResult[];
  readonly checks: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
  /** The list of known failures, where one was given, and what became of each entry. */
  readonly knownFailures?: { readonly file: string; readonly entries: readonly KnownFailureResult[] } | undefined;
}
