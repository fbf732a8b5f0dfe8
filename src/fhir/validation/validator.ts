import { isObject, type Issue, type Json, type JsonObject, type Release, type Validator } from '../../model/index.js';
import { frameIssues, loadInvariants } from './invariants/index.js';
import { withoutRepeats } from './one-cause.js';
import { remembered } from './remembered.js';
import { profileIssues } from './profiles/index.js';
import { structureIssues } from './structure/index.js';

/** More would not be read. */
const MOST_ISSUES = 100;

/**
 * Loads what validating a release takes: the definitions, and the engine of the invariants. Everything after it is
 * synchronous and offline.
 */
export async function loadValidator(release: Release): Promise<Validator> {
  const invariants = await loadInvariants(release);
  return {
    release,
    issues: remembered((resource) => found(resource, release, (one) => invariants.issues(one))),
    frameIssues: (bundle) => found(bundle, release, (frame) => frameIssues(frame, release)),
  };
}

/** Structure first, then profiles, then invariants: each says only what the one before it did not. */
function found(
  resource: Json | undefined,
  release: Release,
  invariants: (resource: JsonObject) => readonly Issue[],
): readonly Issue[] {
  const structure = structureIssues(resource, release);
  if (!isObject(resource) || structure.some(({ rule }) => rule === 'nesting')) return structure;
  const profiled = withoutRepeats(structure, profileIssues(resource, release));
  return withoutRepeats(profiled, invariants(resource)).slice(0, MOST_ISSUES);
}
