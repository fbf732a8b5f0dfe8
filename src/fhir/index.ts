import type { FhirRelease, Release } from '../model/index.js';
import { r4 } from './r4.js';
import { r4b } from './r4b.js';
import { r5 } from './r5.js';

const KNOWN: Readonly<Record<Release, FhirRelease>> = { R4: r4, R4B: r4b, R5: r5 };

/** What is known of a release. */
export function releaseOf(release: Release): FhirRelease {
  return KNOWN[release];
}
