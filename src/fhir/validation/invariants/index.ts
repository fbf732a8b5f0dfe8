import type { Issue, JsonObject, Release } from '../../../model/index.js';
import { isCoded } from './coded.js';
import { CORRECTIONS, type Correction } from './corrections.js';
import type { Examination } from './examiner.js';
import { modelOf } from './models.js';
import { needsMoreThanTheResource, type NotEvaluated } from './not-evaluated.js';
import { rulesOf } from './rules.js';

export { frameIssues } from './frame.js';
export type { Correction } from './corrections.js';
export type { Examination } from './examiner.js';
export type { NotEvaluated } from './not-evaluated.js';

/**
 * The invariants of error severity of Bundle, Subscription, SubscriptionStatus, SubscriptionTopic, Parameters,
 * CapabilityStatement, OperationOutcome and of the types that their elements have, as a release defines them. Of resources
 * of other types only the data types and what holds for every resource (`dom-2` and so on) is judged.
 */
export interface InvariantRules {
  readonly release: Release;
  /** Broken invariants of a resource and all that is in it; never throws. */
  issues(resource: JsonObject): Issue[];
  /** The same, with the invariants that could not be evaluated on some element of this resource. */
  examine(resource: JsonObject): Examination;
  /** Invariants that are never evaluated, because they need what is not in a resource. */
  readonly notEvaluated: readonly NotEvaluated[];
  /** Invariants that are evaluated as they are meant, because their official expression says something else. */
  readonly corrected: readonly Correction[];
}

const loaded = new Map<Release, Promise<InvariantRules>>();

/** Loads fhirpath.js and what it has to know of a release, once: a tenth of a second. */
export function loadInvariants(release: Release): Promise<InvariantRules> {
  const known = loaded.get(release) ?? load(release);
  loaded.set(release, known);
  return known;
}

async function load(release: Release): Promise<InvariantRules> {
  const [{ Examiner }, model] = await Promise.all([import('./examiner.js'), modelOf(release)]);
  const rules = rulesOf(release);
  const notEvaluated = rules.flatMap((rule) => needsMoreThanTheResource(rule) ?? []);
  const evaluated = rules.filter((rule) => !isCoded(rule) && needsMoreThanTheResource(rule) === undefined);
  const examiner = new Examiner(release, model, evaluated);
  return {
    release,
    issues: (resource) => examiner.examine(resource).issues,
    examine: (resource) => examiner.examine(resource),
    notEvaluated,
    corrected: CORRECTIONS.filter(({ releases }) => releases.includes(release)),
  };
}
