import type { Rule } from './evidence.js';
import { soundRecording } from './exchanges.js';
import { oneRun, publishedProfile, versionsAgree } from './identity.js';
import { sameDigests, sameFiles, soundPaths, type ListingRule } from './listing.js';
import { attested, profileMet, sameProduct, sameRenderings, sameVerdicts } from './outcome.js';
import { clocksAgree, everyScenario, givenLimits, withoutFilter } from './recording.js';

export { samePackage } from './identity.js';
export type { Evidence, Own, Rule } from './evidence.js';
export type { ListingRule } from './listing.js';

/** Kept before any file but the manifest is read, in this order. */
export const LISTING_RULES: readonly ListingRule[] = [soundPaths, sameFiles, sameDigests];

/** Kept by what the files say, in the order in which a reader wants to hear of them. */
export const RULES: readonly Rule[] = [
  versionsAgree,
  publishedProfile,
  oneRun,
  withoutFilter,
  givenLimits,
  everyScenario,
  clocksAgree,
  soundRecording,
  sameVerdicts,
  sameRenderings,
  profileMet,
  attested,
  sameProduct,
];
