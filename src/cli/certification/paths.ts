import { TRANSCRIPT_SUFFIX } from '../../transcript/index.js';
import type { Library } from '../load-suites.js';
import { DERIVED } from './derived-files.js';

/** Folder of the recording in a bundle. */
export const RECORDING = 'transcripts';

export const RUN_RECORD = `${RECORDING}/run.json`;

/** What is said and not recorded. */
export const STATED = ['product.json', 'attestations.json', 'environment.json', 'profile.json'] as const;

export function transcriptPath(scenario: string): string {
  return `${RECORDING}/${scenario}${TRANSCRIPT_SUFFIX}`;
}

/** The files that a bundle needs, beside manifest and signature. */
export function requiredPaths({ suites }: Library): string[] {
  return [...DERIVED, ...STATED, RUN_RECORD, ...suites.map(({ scenario }) => transcriptPath(scenario.id))];
}
