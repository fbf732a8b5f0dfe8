import type { Json, JsonObject, Release } from '../../../model/index.js';

/** A Bundle as its invariants look at it. */
export interface BundleView {
  readonly bundle: JsonObject;
  readonly path: string;
  readonly release: Release;
  readonly type: string | undefined;
  readonly entries: readonly Json[];
}

/** `Bundle.entry` as it came; what is no list is a matter of the structure. */
export function entriesOf(bundle: JsonObject): readonly Json[] {
  const { entry } = bundle;
  return Array.isArray(entry) ? entry : [];
}
