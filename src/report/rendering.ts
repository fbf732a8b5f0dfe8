import type { FhirRelease, Release, Report, Transcript } from '../model/index.js';
import type { Rules } from './rules.js';

/** How much is shown. `quiet`: what is wrong and the last line. `verbose`: passed checks and every finding too. */
export type Detail = 'quiet' | 'normal' | 'verbose';

/**
 * What every reporter is given, whether the run was just played or read back: the same run renders the same. A reporter is a
 * function of it to a text; it decides nothing.
 */
export interface Rendering {
  readonly report: Report;
  readonly rules: Rules;
  /**
   * What was recorded, in the order of the report's scenarios. Redacted already: secrets are replaced when an entry is
   * recorded, so that the transcript in memory and the one in the file are the same. Empty where there is only the report.
   */
  readonly transcripts: readonly Transcript[];
  /** Reads the notifications in the transcripts. */
  readonly fhir: (release: Release) => FhirRelease;
  /** Warnings count as failures. */
  readonly strict: boolean;
  readonly detail: Detail;
  /** What the surface takes: 0 no colours, 1 sixteen, 2 256, 3 all. For the terminal alone. */
  readonly colours: 0 | 1 | 2 | 3;
}

/** A report of one kind. */
export type RenderText = (rendering: Rendering) => string | Promise<string>;
