import type { CheckResult, Requirement, RequirementResult, RequirementVerdict, Verdict } from '../model/index.js';
import { severityOf } from './verdict-of.js';

/** The first verdict in this list that any check of a requirement has decides. An error acquits nobody. */
const DECIDING: readonly (readonly [Verdict, RequirementVerdict])[] = [
  ['fail', 'fail'],
  ['warn', 'warn'],
  ['error', 'not-exercised'],
  ['pass', 'pass'],
  ['inconclusive', 'not-exercised'],
  ['skip', 'not-applicable'],
];

/** What the checks together say of each requirement; one without checks is not exercised. */
export function rollUp(requirements: readonly Requirement[], checks: readonly CheckResult[]): RequirementResult[] {
  return requirements.map((requirement) => {
    const own = checks.filter((check) => check.requirements.includes(requirement.id));
    return { id: requirement.id, verdict: verdictOn(requirement, own), checks: [...new Set(own.map(({ id }) => id))] };
  });
}

function verdictOn(requirement: Requirement, checks: readonly CheckResult[]): RequirementVerdict {
  const verdicts = new Set(checks.map(({ verdict }) => verdict));
  const [, decided = 'not-exercised'] = DECIDING.find(([verdict]) => verdicts.has(verdict)) ?? [];
  // A check may fail by a stronger rule that leads it.
  return decided === 'fail' ? severityOf(requirement) : decided;
}
