import type { Basis, Because, Finding, Outcome, Requirement, Verdict } from '../model/index.js';

/** Bases of a rule that no sentence of the specification states: breaking one is worth a warning. */
const INFERRED: readonly Basis[] = ['derived', 'example'];

/** What breaking a requirement leads to. */
export function severityOf(requirement: Requirement): 'fail' | 'warn' {
  const binding = requirement.obligation === 'SHALL' || requirement.obligation === 'SHALL NOT';
  if (!binding) return 'warn';
  // Whoever accepts a wrong token endangers patients, whether or not a sentence forbids it.
  if (requirement.stage === 'security') return 'fail';
  return INFERRED.includes(requirement.basis) ? 'warn' : 'fail';
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly message: string;
  readonly findings: readonly Finding[];
  readonly because?: Because | undefined;
}

/** The verdict on an outcome, by the requirement that leads the check. */
export function verdictOf(outcome: Outcome, lead: Requirement): Judgement {
  const { message } = outcome;
  switch (outcome.outcome) {
    case 'skip':
      return { verdict: 'skip', message, findings: [] };
    case 'inconclusive': {
      const { because } = outcome;
      return { verdict: 'inconclusive', message, findings: [], ...(because === undefined ? {} : { because }) };
    }
    case 'pass':
      return { verdict: 'pass', message, findings: outcome.findings.map(withKnown) };
    case 'advise':
      return { verdict: 'warn', message, findings: outcome.findings.map(withKnown) };
    case 'violated':
      return { verdict: severityOf(lead), message, findings: outcome.findings.map(withKnown) };
  }
}

/** Without members that are undefined: JSON has none, and a report read back equals the one that was written. */
function withKnown({ entry, path, expected, actual }: Finding): Finding {
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(path === undefined ? {} : { path }),
    expected,
    actual,
  };
}
