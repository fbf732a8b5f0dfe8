import type { JsonObject, Release } from '../../../../model/index.js';

/** One mistake that breaks one invariant, in the smallest resource that can have it, and the same mended. */
export interface Mistake {
  readonly key: string;
  /** Where the issue is. */
  readonly path: string;
  readonly broken: JsonObject;
  readonly mended: JsonObject;
  /** Where the invariant is defined; all releases where it is left out. */
  readonly releases?: readonly Release[];
}
