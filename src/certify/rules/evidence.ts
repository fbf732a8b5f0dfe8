import type { Json, Report, Transcript } from '../../model/index.js';
import type { Files, Manifest, ToolIdentity } from '../manifest.js';
import type { Profile } from '../profile.js';
import type { Attestation, Product } from '../statements.js';

/** A bundle whose signature and digests hold, read, and what this package makes of the recording in it. */
export interface Evidence {
  readonly manifest: Manifest;
  readonly files: Files;
  readonly profile: Profile;
  readonly product: Product;
  readonly attestations: readonly Attestation[];
  /** The machine that certified, as it says itself. */
  readonly environment: Json;
  readonly transcripts: readonly Transcript[];
  readonly record: Record;
  /** report.json as it is in the bundle. */
  readonly report: Json;
  /** The same report, judged again. */
  readonly judged: Report;
  /** Every other file that follows from the recording, made again, by path. */
  readonly derived: ReadonlyMap<string, string>;
  /** What this package is and knows. */
  readonly own: Own;
}

export interface Own {
  readonly tool: ToolIdentity;
  /** The profile that this package has under the id that the bundle names. */
  readonly profile: Profile | undefined;
  /** Ids of the scenarios that a run without filter plays. */
  readonly scenarios: readonly string[];
}

/** What a run says of itself beside its transcripts. */
export interface Record {
  readonly run: Report['run'];
  readonly selection: { readonly only: readonly string[]; readonly skip: readonly string[] };
  readonly strict: boolean;
  /** Scenarios that another shard of the run was to play. */
  readonly elsewhere?: readonly string[] | undefined;
}

/** Something that has to be true of a bundle. */
export interface Rule {
  /** Names it in what `verify` prints. */
  readonly id: string;
  /** What is true where it holds. */
  readonly statement: string;
  /** What is wrong, one line each; empty where it holds. */
  readonly problems: (evidence: Evidence) => string[];
}
