import { isObject, type Issue, type Json, type Release } from '../../model/index.js';
import { clueIn, type Detected } from './release-clues.js';
import { structureIssues } from './structure/index.js';

export type { Detected } from './release-clues.js';

/** What is asked in turn, so that the first is taken where several fit as well. */
const IN_TURN: readonly Release[] = ['R5', 'R4', 'R4B'];

/**
 * The release that a resource is of, and why: what it says of itself, what only one release writes this way, or else the
 * release by which fewest is wrong with its structure. R5 where several fit as well, then R4.
 */
export function detectRelease(resource: Json | undefined): Detected {
  return (isObject(resource) ? clueIn(resource) : undefined) ?? bestFit(resource);
}

interface Fit {
  readonly release: Release;
  /** Resources of types that the release does not have: little is found in them, as nothing is known of them. */
  readonly strangers: number;
  readonly errors: number;
}

function bestFit(resource: Json | undefined): Detected {
  const fits = IN_TURN.map((release) => fitOf(structureIssues(resource, release), release));
  // Sorting keeps the order of what is equal.
  const [best = fitOf([], 'R5')] = [...fits].sort((one, other) => compare(one, other));
  const equal = fits.filter((fit) => compare(fit, best) === 0).map(({ release }) => release);
  return { release: best.release, reason: reasonOf(best, equal) };
}

function fitOf(issues: readonly Issue[], release: Release): Fit {
  const strangers = issues.filter(({ rule }) => rule === 'Resource.resourceType 1..1').length;
  return { release, strangers, errors: issues.length };
}

function compare(one: Fit, other: Fit): number {
  return one.strangers - other.strangers || one.errors - other.errors;
}

function reasonOf({ errors }: Fit, equal: readonly Release[]): string {
  const others = equal.slice(1).join(' and ');
  if (errors === 0) return equal.length === 1 ? 'fits this release only' : `fits ${others} as well`;
  return equal.length === 1 ? 'fewest mistakes by this release' : `as many mistakes by ${others}`;
}
