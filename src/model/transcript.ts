import type { Entry } from './entry.js';
import type { Limits } from './limits.js';
import type { Release } from './release.js';

/** First line of a transcript file. */
export interface TranscriptHeader {
  readonly kind: 'header';
  readonly format: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: string;
  readonly scenario: string;
  readonly title: string;
  readonly baseUrl: string;
  readonly release: Release;
  readonly limits: Limits;
  readonly startedAt: string;
}

/** Last line of a transcript file; without it the file is incomplete. */
export interface TranscriptFooter {
  readonly kind: 'footer';
  readonly entries: number;
  readonly finishedAt: string;
  readonly durationMs: number;
  readonly latenessMs: { readonly p99: number; readonly max: number };
  /** `completed`, `stopped` (the scenario could not go on), `interrupted` (the user or the time budget) or `broken` (the harness). */
  readonly outcome: 'completed' | 'stopped' | 'interrupted' | 'broken';
  readonly reason?: string | undefined;
}

export interface Transcript {
  readonly header: TranscriptHeader;
  readonly entries: readonly Entry[];
  readonly footer?: TranscriptFooter | undefined;
}
