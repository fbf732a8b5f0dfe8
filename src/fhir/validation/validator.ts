import type { Release, Validator } from '../../model/index.js';
import { structureIssues } from './structure/index.js';

/**
 * Loads what validating a release takes: the definitions, and the engine of the invariants. Everything after it is
 * synchronous and offline.
 */
export async function loadValidator(release: Release): Promise<Validator> {
  return { release, issues: (resource) => structureIssues(resource, release) };
}
