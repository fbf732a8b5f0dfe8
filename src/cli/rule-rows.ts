import type { Requirement } from '../model/index.js';
import type { Library } from './load-suites.js';

/** A rule of the specification, and the checks that verify it or why none does. */
export type RuleRow = Readonly<
  Record<'id' | 'stage' | 'obligation' | 'statement' | 'untested' | 'undecided', string> &
    Record<'releases' | 'checks' | 'sources', readonly string[]>
> & { readonly testable: Requirement['testable'] };

export function ruleRows({ suites, catalogue }: Library): RuleRow[] {
  const checks = suites.flatMap((suite) => suite.checks);
  return catalogue.map((rule) => {
    const { id, stage, releases, obligation, statement, testable, undecided = '', sources } = rule;
    const verifiedBy = checks.filter(({ requirements }) => requirements.includes(id)).map((check) => check.id);
    const untested = verifiedBy.length > 0 ? '' : (rule.untested ?? 'no check yet');
    return { id, stage, releases, obligation, statement, testable, undecided, checks: verifiedBy, untested, sources };
  });
}

/** The rules that no check verifies, by the reason; the reason that most of them share comes first. */
export function byReason(rows: readonly RuleRow[]): (readonly [reason: string, rows: readonly RuleRow[]])[] {
  const reasons = [...new Set(rows.map(({ untested }) => untested))].filter((reason) => reason !== '');
  return reasons
    .map((reason) => [reason, rows.filter(({ untested }) => untested === reason)] as const)
    .sort(([, some], [, others]) => others.length - some.length);
}
