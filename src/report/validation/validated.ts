import type { Issue, Release } from '../../model/index.js';

/** What validating one resource came to. */
export interface Validated {
  /** The file, and in a file with a resource in each line the line: `export.ndjson:3`. */
  readonly file: string;
  /** By which release; undefined where the text could not be read, so that nothing was judged. */
  readonly release: Release | undefined;
  /** How the release was detected; undefined where it was told. */
  readonly reason: string | undefined;
  /** No errors, and with --strict no warnings. */
  readonly valid: boolean;
  readonly issues: readonly Issue[];
}

/** How much was validated, and how it went. */
export interface ValidationCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly errors: number;
  readonly warnings: number;
  /** Files that could not be read. */
  readonly unread: number;
}
