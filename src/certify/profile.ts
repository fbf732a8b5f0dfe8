import type { Limits, Release } from '../model/index.js';

/**
 * What a certificate is about: which checks count. Frozen once published: whoever reads `r5-websocket@1` years later has to find the
 * same rules behind it, so that a change of any kind is a profile of another version.
 */
export interface Profile {
  readonly format: 1;
  /** `name@version` */
  readonly id: string;
  readonly title: string;
  readonly release: Release;
  /** The limits that the run is driven and judged with, in milliseconds: generous ones would make every check easier to pass. */
  readonly limits: Limits;
  /** Ids of checks that are scored and must not be skipped either: together they show that the whole walk was seen. */
  readonly required: readonly string[];
  /** Ids of checks that may be skipped where they do not apply, and may warn, but must not fail, break or stay undecided. */
  readonly scored: readonly string[];
  /** The same, but they may stay undecided: a server that breaks no rule can leave nothing of them to be seen. */
  readonly mayStayOpen: readonly WithReason[];
  /** Checks that do not count, whatever they come to. */
  readonly notScored: readonly WithReason[];
  readonly attestations: readonly AttestationAsked[];
}

export interface WithReason {
  /** Id of the check. */
  readonly check: string;
  /** Why it counts less than others, or not at all. */
  readonly reason: string;
}

/** Something that no wire shows, which the vendor has to answer for. */
export interface AttestationAsked {
  readonly id: string;
  /** Ids of the requirements that it stands in for. */
  readonly requirements: readonly string[];
  readonly statement: string;
}

/** Ids of all checks that a profile names, in the order of its lists. */
export function checksOf(profile: Profile): string[] {
  return [...countedIn(profile), ...profile.notScored.map(({ check }) => check)];
}

/** Ids of the checks that count, in the order of the lists. */
export function countedIn({ required, scored, mayStayOpen }: Profile): string[] {
  return [...required, ...scored, ...mayStayOpen.map(({ check }) => check)];
}

/** What a library has to hold of a profile, so that nothing it names is silently left out. */
export interface Known {
  /** Ids of the checks that are judged in the profile's release. */
  readonly checks: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
}

/** Everything that keeps a profile from meaning what it says; empty where it is sound. */
export function unsound(profile: Profile, known: Known): string[] {
  const named = checksOf(profile);
  const twice = named.filter((id, index) => named.indexOf(id) !== index);
  const strangers = named.filter((id) => !known.checks.has(id));
  const rules = profile.attestations
    .flatMap(({ requirements }) => requirements)
    .filter((id) => !known.requirements.has(id));
  const asked = profile.attestations.map(({ id }) => id);
  return [
    ...twice.map((id) => `check ${id} is named twice`),
    ...strangers.map((id) => `check ${id} does not exist in ${profile.release}`),
    ...rules.map((id) => `requirement ${id} does not exist`),
    ...asked.flatMap((id, index) => (asked.indexOf(id) === index ? [] : [`attestation ${id} is asked for twice`])),
  ];
}
