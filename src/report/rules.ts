import type { Check, Requirement } from '../model/index.js';

/** What is known of the rules behind a report; empty answers where a report is of another version. */
export interface Rules {
  requirement(id: string): Requirement | undefined;
  /** Where the specification says it, on the pages of the release where it has any. */
  link(requirement: Requirement): string | undefined;
  /** What usually breaks what a check looks at. */
  cause(checkId: string): string | undefined;
  /** How to mend what a check finds. */
  remedy(checkId: string): string | undefined;
}

export function rulesOf(checks: readonly Check[], catalogue: readonly Requirement[], release = 'R5'): Rules {
  const requirements = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  const known = new Map(checks.map((check) => [check.id, check]));
  return {
    requirement: (id) => requirements.get(id),
    link: ({ sources }) => sources.find((source) => source.includes(`/${release}/`)) ?? sources[0],
    cause: (id) => known.get(id)?.cause,
    remedy: (id) => known.get(id)?.remedy,
  };
}
