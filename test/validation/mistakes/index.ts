import { cardinalities } from './cardinalities.js';
import { codes } from './codes.js';
import { invariants } from './invariants.js';
import { malformed } from './malformed.js';
import { missing } from './missing.js';
import type { Mistake } from './mistake.js';
import { misspelt } from './misspelt.js';
import { mistyped } from './mistyped.js';
import { nesting } from './nesting.js';
import { slices } from './slices.js';

export type { Mistake } from './mistake.js';

/** Mistakes of every kind, each to be found once and where it was made. */
export const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  missing,
  mistyped,
  misspelt,
  malformed,
  codes,
  cardinalities,
  nesting,
  invariants,
  slices,
};
