import { STAGES, type CheckResult, type Finding, type Suite, type Verdict } from '../../model/index.js';
import type { ShardReport } from './whole-run.js';

/** Worst first: a result that one shard alone saw is not lost. */
const WORST_FIRST: readonly Verdict[] = ['error', 'fail', 'warn', 'inconclusive', 'pass', 'skip'];

export interface MergedChecks {
  /** Each check once on each scenario, in the order of a whole run. */
  readonly checks: readonly CheckResult[];
  /** Where shards came to different verdicts on what all of them played. */
  readonly notes: readonly string[];
}

/** What every shard plays first is judged in each of them, and counts once: as the worst of them has it. */
export function mergedChecks(shards: readonly ShardReport[], suites: readonly Suite[]): MergedChecks {
  const groups = new Map<string, Judged[]>();
  for (const { shard, report } of shards) {
    for (const check of report.checks) {
      const key = `${check.id} ${check.scenario}`;
      groups.set(key, [...(groups.get(key) ?? []), { check, shard: shard.index }]);
    }
  }
  const merged = [...groups.values()].map((group) => worstOf(group));
  return {
    checks: inOrder(
      merged.map(({ check }) => check),
      suites,
    ),
    notes: merged.flatMap(({ note }) => note ?? []),
  };
}

interface Judged {
  readonly check: CheckResult;
  readonly shard: number;
}

function worstOf(group: readonly Judged[]): { readonly check: CheckResult; readonly note?: string } {
  const [first, ...others] = [...group].sort((one, other) => badness(one) - badness(other) || one.shard - other.shard);
  if (first === undefined) throw new Error('A group of results cannot be empty.');
  const { check, shard } = first;
  const [lead] = group;
  if (lead === undefined || others.every((other) => other.check.verdict === check.verdict)) return { check };
  const told = group.map((one) => `${one.check.verdict} in shard ${String(one.shard)}`).join(', ');
  const note = `${check.id} on ${check.scenario} differs between the shards (${told}): the worst counts.`;
  // The transcript of the first shard is the one at hand, and the evidence is not in it.
  return { check: lead.shard === shard ? check : { ...check, findings: check.findings.map(withoutEntry) }, note };
}

function badness({ check }: Judged): number {
  return WORST_FIRST.indexOf(check.verdict);
}

function withoutEntry({ path, expected, actual }: Finding): Finding {
  return { ...(path === undefined ? {} : { path }), expected, actual };
}

/** By stage, then as the suites have them: a check on its own scenario first, then on the others. */
function inOrder(checks: readonly CheckResult[], suites: readonly Suite[]): CheckResult[] {
  const places = new Map<string, number>();
  for (const suite of suites) for (const { id } of suite.checks) places.set(id, places.size);
  const homes = new Map(suites.flatMap(({ scenario, checks }) => checks.map(({ id }) => [id, scenario.id] as const)));
  const scenarios = suites.map(({ scenario }) => scenario.id);
  const scenarioOf = ({ id, scenario }: CheckResult) => (homes.get(id) === scenario ? -1 : scenarios.indexOf(scenario));
  const placeOf = ({ id }: CheckResult) => places.get(id) ?? places.size;
  return [...checks].sort(
    (one, other) =>
      STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage) ||
      placeOf(one) - placeOf(other) ||
      scenarioOf(one) - scenarioOf(other),
  );
}
