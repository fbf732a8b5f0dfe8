import type { Issue, Json, Release } from '../../model/index.js';
import { structureIssues } from './structure/index.js';

/** What is wrong with resources of one release. */
export interface Validator {
  readonly release: Release;
  /** Errors and warnings, the most specific first, one for each cause; empty where the resource is valid. */
  issues(resource: Json | undefined): readonly Issue[];
}

/**
 * Loads what validating a release takes: the definitions, and the engine of the invariants. Everything after it is
 * synchronous and offline.
 */
export async function loadValidator(release: Release): Promise<Validator> {
  return { release, issues: (resource) => structureIssues(resource, release) };
}
