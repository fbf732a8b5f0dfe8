import type { Check, Requirement } from '../model/index.js';

/** What is known of the rules behind a report; empty answers where a report is of another version. */
export interface Rules {
  requirement(id: string): Requirement | undefined;
  /** How to mend what a check finds. */
  remedy(checkId: string): string | undefined;
}

export function rulesOf(checks: readonly Check[], catalogue: readonly Requirement[]): Rules {
  const requirements = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  const remedies = new Map(checks.map(({ id, remedy }) => [id, remedy]));
  return { requirement: (id) => requirements.get(id), remedy: (id) => remedies.get(id) };
}
