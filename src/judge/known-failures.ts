import type { Check, CheckResult, KnownAs, KnownFailure, KnownFailureResult, KnownState } from '../model/index.js';
import type { Release, Requirement, Suite } from '../model/index.js';

/** What a list of known failures is held against. */
export interface Judged {
  readonly checks: readonly CheckResult[];
  readonly suites: readonly Suite[];
  readonly catalogue: readonly Requirement[];
  /** Undefined where the target did not say it. */
  readonly release: Release | undefined;
  /** Ids of the scenarios that there is a recording of. */
  readonly played: readonly string[];
  /** The day of the run, `2026-11-26`: a recording that is judged again later is judged the same. */
  readonly day: string;
}

export interface Accounted {
  /** The same verdicts; those that are known say so. */
  readonly checks: readonly CheckResult[];
  readonly entries: readonly KnownFailureResult[];
}

/** Holds a list of known failures against what was judged: what it accounts for, and which entries are not true any more. */
export function accountFor(entries: readonly KnownFailure[], judged: Judged): Accounted {
  const results = entries.map((entry) => ({ ...entry, state: stateOf(entry, judged) }));
  const known = results.filter(({ state }) => state === 'known');
  return { checks: judged.checks.map((check) => withKnown(check, known)), entries: results };
}

function withKnown(check: CheckResult, known: readonly KnownFailureResult[]): CheckResult {
  const result: Omit<CheckResult, 'known'> & { known?: KnownAs } = { ...check };
  delete result.known;
  const entry = isFailing(check) ? known.find((one) => names(one, check)) : undefined;
  return entry === undefined ? result : { ...result, known: knownAs(entry) };
}

function knownAs({ reason, link, expires }: KnownFailure): KnownAs {
  return { reason, ...(link === undefined ? {} : { link }), ...(expires === undefined ? {} : { expires }) };
}

function stateOf(entry: KnownFailure, judged: Judged): KnownState {
  if (entry.expires !== undefined && entry.expires < judged.day) return 'expired';
  const places = placesOf(entry, judged);
  if (places.length === 0) return 'unmatched';
  if (isOfOthers(entry.releases, judged)) return 'not-judged';
  const results = judged.checks.filter((check) => names(entry, check));
  if (results.some(isFailing)) return 'known';
  if (results.some(({ verdict }) => verdict !== 'pass')) return 'undecided';
  const due = places.filter(({ check }) => isOfRelease(check, judged));
  return due.length > 0 && due.every((place) => wasJudged(place, judged)) ? 'mended' : 'not-judged';
}

/** A check, and a scenario that it is judged on. */
interface Place {
  readonly check: Check;
  readonly scenario: string;
  readonly isHome: boolean;
}

/** Wherever something that an entry names is judged in a whole run, in any release. */
function placesOf(entry: KnownFailure, { suites }: Judged): Place[] {
  const all = suites.map(({ scenario }) => scenario.id);
  return suites.flatMap(({ scenario: { id: home }, checks }) =>
    checks
      .filter((check) => check.id === entry.check || check.requirements.some((id) => id === entry.requirement))
      .flatMap((check) => (check.everywhere === true ? all : [home]).map((scenario) => ({ check, scenario })))
      .filter(({ scenario }) => entry.scenarios?.includes(scenario) !== false)
      .map((place) => ({ ...place, isHome: place.scenario === home })),
  );
}

function isOfRelease({ releases, requirements }: Check, judged: Judged): boolean {
  if (isOfOthers(releases, judged)) return false;
  return judged.catalogue.some((rule) => requirements.includes(rule.id) && !isOfOthers(rule.releases, judged));
}

function isOfOthers(releases: readonly Release[] | undefined, { release }: Judged): boolean {
  return releases !== undefined && release !== undefined && !releases.includes(release);
}

/** Outside its own scenario a check has a result only where something is wrong. */
function wasJudged({ check, scenario, isHome }: Place, { checks, played }: Judged): boolean {
  return isHome ? checks.some((one) => one.id === check.id && one.scenario === scenario) : played.includes(scenario);
}

/** Whether an entry is about a result. */
export function names({ check, requirement, scenarios }: KnownFailure, result: CheckResult): boolean {
  const isOfIt = result.id === check || result.requirements.some((id) => id === requirement);
  return isOfIt && scenarios?.includes(result.scenario) !== false;
}

export function isFailing({ verdict }: CheckResult): boolean {
  return verdict === 'fail' || verdict === 'warn';
}
