import { STAGES } from '../../model/index.js';
import type { CheckResult, Obligation, Stage, Verdict } from '../../model/index.js';

/** A check with what came of it in every scenario. */
export interface Card {
  readonly id: string;
  readonly stage: Stage;
  readonly title: string;
  readonly obligation: Obligation;
  readonly requirements: readonly string[];
  /** The worst of its results. */
  readonly verdict: Verdict;
  /** Worst first, then as in the report. */
  readonly results: readonly CheckResult[];
}

/** Worst first. */
const ORDER: readonly Verdict[] = ['error', 'fail', 'warn', 'inconclusive', 'pass', 'skip'];

/** One card for each check, worst first, then in the order of the stages. */
export function cardsOf(checks: readonly CheckResult[]): readonly Card[] {
  const byId = new Map<string, CheckResult[]>();
  for (const check of checks) byId.set(check.id, [...(byId.get(check.id) ?? []), check]);
  return [...byId.values()]
    .flatMap(cardOf)
    .sort((one, other) => worse(one, other) || STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage));
}

function cardOf(own: readonly CheckResult[]): Card[] {
  const results = [...own].sort(worse);
  const [first] = results;
  if (first === undefined) return [];
  const { id, stage, title, obligation, requirements, verdict } = first;
  return [{ id, stage, title, obligation, requirements, verdict, results }];
}

function worse(one: { readonly verdict: Verdict }, other: { readonly verdict: Verdict }): number {
  return ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);
}

/** The worst verdict of several; what was left out in one place and passed in another has passed. `skip` of none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'skip';
}
