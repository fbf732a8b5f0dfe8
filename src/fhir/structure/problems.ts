import type { JsonObject, Problem } from '../../model/index.js';

/** Structural problems of a notification Bundle, by the R5 definitions. */
export function structureProblems(bundle: JsonObject): readonly Problem[] {
  return bundle['resourceType'] === 'Bundle'
    ? []
    : [{ path: 'resourceType', expected: '"Bundle"', actual: JSON.stringify(bundle['resourceType'] ?? null) }];
}
