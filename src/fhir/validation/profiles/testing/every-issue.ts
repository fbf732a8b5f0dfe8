import type { Issue, JsonObject, Release } from '../../../../model/index.js';
import { loadInvariants } from '../../invariants/index.js';
import { structureIssues } from '../../structure/index.js';
import { profileIssues } from '../index.js';

/** What structure, invariants and profiles say together, so that a test sees when two of them say the same. */
export async function everyIssue(resource: JsonObject, release: Release): Promise<Issue[]> {
  const invariants = await loadInvariants(release);
  return [...structureIssues(resource, release), ...invariants.issues(resource), ...profileIssues(resource, release)];
}
