import type { JsonObject } from '../../model/index.js';
import { distance, type Candidate } from './candidates.js';
import { create, remove, update } from './change.js';
import type { Fires } from './firing.js';
import type { Interaction } from './trigger-plan.js';

/** What generate-and-test found: settings of the resources, and the interactions in which the match surely fires. */
export interface Found {
  readonly interactions: readonly Interaction[];
  readonly match: Candidate;
  readonly before?: Candidate | undefined;
  readonly miss?: Candidate | undefined;
}

/** Both of these bound the time that a topic without a solution costs: about a second of FHIRPath. */
const mostStarts = 24;
const mostTests = 4000;

export type Make = (candidate: Candidate) => JsonObject;

/** The first candidate that fires by the most interactions, with the resources around it; undefined where none fires. */
export function findResources(
  candidates: readonly Candidate[],
  wanted: readonly Interaction[],
  make: Make,
  fires: Fires,
): Found | undefined {
  let testsLeft = mostTests;
  const tested: Fires = (change) => {
    testsLeft -= 1;
    return fires(change);
  };
  const starts = candidates.filter((candidate) => tested(create(make(candidate))) === false).slice(0, mostStarts);

  let best: Found | undefined;
  for (const match of candidates) {
    const found = tryMatch(match, starts, make, tested);
    if (found.interactions.length > (best?.interactions.length ?? 0)) best = found;
    if (best?.interactions.length === wanted.length || testsLeft <= 0) break;
  }
  return best && { ...best, miss: findMiss(best, candidates, make, fires) };
}

function tryMatch(match: Candidate, starts: readonly Candidate[], make: Make, fires: Fires): Found {
  const resource = make(match);
  const text = JSON.stringify(resource);
  const nearest = [...starts].sort((left, right) => distance(left, match) - distance(right, match));
  const before = nearest.find(
    (start) => JSON.stringify(make(start)) !== text && fires(update(make(start), resource)) === true,
  );
  const updates = before !== undefined || fires(update(resource, resource)) === true;
  const certain = { create: fires(create(resource)), update: updates, delete: fires(remove(resource)) };
  const interactions = (['create', 'update', 'delete'] as const).filter((each) => certain[each] === true);
  return { interactions, match, before };
}

/** The nearest candidate that is silent: in whatever change the match fires, also where the match itself is updated into it. */
function findMiss(found: Found, candidates: readonly Candidate[], make: Make, fires: Fires): Candidate | undefined {
  const { match, before } = found;
  const nearest = [...candidates].sort((left, right) => distance(left, match) - distance(right, match));
  const silent = nearest.filter((candidate) => isSilent(make(candidate), found, make, fires));
  const staysSilent = (candidate: Candidate): boolean => fires(update(make(match), make(candidate))) === false;
  return silent.find(staysSilent) ?? (before === undefined ? undefined : silent[0]);
}

/** Whether no change that the plan makes of a resource fires: its create, its delete, the update of `before` into it. */
export function isSilent(resource: JsonObject, found: Found, make: Make, fires: Fires): boolean {
  if (fires(create(resource)) !== false) return false;
  if (found.interactions.includes('delete') && fires(remove(resource)) !== false) return false;
  return found.before === undefined || fires(update(make(found.before), resource)) === false;
}
