import { usageTrouble, VERDICTS, type CheckResult, type Report, type ScenarioResult } from '../model/index.js';
import { accountedReport, type Accounting } from './accounted-report.js';
import { traced } from './consequences.js';
import { mergedRun } from './merged-run.js';
import { reportOrder } from './report-order.js';
import { rollUp } from './roll-up.js';
import { shardsInOrder, type ShardReport } from './shards-in-order.js';
import { summarize } from './summary.js';

export interface Merged {
  readonly report: Report;
  /** Id of the run whose recording of a scenario counts, by the id of the scenario. */
  readonly recordedBy: ReadonlyMap<string, string>;
}

/** One report of all shards of a run, as one run would have written it. Throws a Trouble where they are no such shards. */
export function mergeReports(reports: readonly Report[], rules: Accounting): Merged {
  const shards = shardsInOrder(reports);
  const [{ report: first }] = shards;
  const scenarios = scenariosOf(shards, rules);
  const checks = traced(mergedChecks(shards, scenarios, rules), rules.suites);
  const merged: Report = {
    ...first,
    run: mergedRun(shards),
    summary: summarize(checks, rules),
    scenarios: scenarios.map(({ result }) => result),
    checks,
    requirements: rollUp(requirementsOf(shards, rules), checks),
  };
  const { knownFailures } = first;
  return {
    report: knownFailures === undefined ? merged : accountedReport(merged, knownFailures, rules),
    recordedBy: new Map(scenarios.map(({ result, from }) => [result.id, from.report.run.id])),
  };
}

interface MergedScenario {
  readonly result: ScenarioResult;
  /** The shard whose recording of it counts. */
  readonly from: ShardReport;
}

/** Discovery and binding were played by every shard: the recording in which most is wrong counts. */
function scenariosOf(shards: readonly ShardReport[], { suites }: Accounting): MergedScenario[] {
  const order = suites.map(({ scenario }) => scenario.id);
  const ids = new Set(shards.flatMap(({ report }) => report.scenarios.map(({ id }) => id)));
  return [...ids]
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .flatMap((id) => {
      const recordings = shards.flatMap((from) => {
        const result = from.report.scenarios.find((scenario) => scenario.id === id);
        return result === undefined ? [] : [{ result, from, badness: badnessOf(from.report, id) }];
      });
      return recordings.sort((one, other) => other.badness - one.badness).slice(0, 1);
    });
}

/** The worse a verdict, the more it weighs: one of a kind outweighs all results of the next. */
function badnessOf({ checks }: Report, scenario: string): number {
  const own = checks.filter((check) => check.scenario === scenario);
  return own.reduce((sum, check) => sum + 1000 ** VERDICTS.indexOf(check.verdict), 0);
}

function mergedChecks(
  shards: readonly ShardReport[],
  scenarios: readonly MergedScenario[],
  rules: Accounting,
): CheckResult[] {
  const byKey = new Map<string, CheckResult>();
  for (const { result, from } of scenarios) {
    const others = shards.filter((shard) => shard !== from);
    for (const check of checksOn(from, result.id)) byKey.set(keyOf(check), check);
    for (const shard of others) {
      for (const check of checksOn(shard, result.id)) keepWorse(byKey, elsewhere(check, shard));
    }
  }
  // What no shard played, since it was left out or the run was interrupted.
  for (const { report } of shards)
    for (const check of report.checks) if (!byKey.has(keyOf(check))) byKey.set(keyOf(check), check);
  return [...byKey.values()].sort(reportOrder(rules.suites));
}

function checksOn({ report }: ShardReport, scenario: string): CheckResult[] {
  return report.checks.filter((check) => check.scenario === scenario);
}

function keepWorse(byKey: Map<string, CheckResult>, check: CheckResult): void {
  const before = byKey.get(keyOf(check));
  if (before === undefined || VERDICTS.indexOf(check.verdict) > VERDICTS.indexOf(before.verdict)) {
    byKey.set(keyOf(check), check);
  }
}

/** Its evidence is in another recording than the one that counts, so that the numbers of its entries would mislead. */
function elsewhere(check: CheckResult, { shard }: ShardReport): CheckResult {
  return {
    ...check,
    message: `${check.message} (in shard ${shard})`,
    findings: check.findings.map(({ path, expected, actual }) => ({
      ...(path === undefined ? {} : { path }),
      expected,
      actual,
    })),
  };
}

function keyOf({ id, scenario }: CheckResult): string {
  return `${id} ${scenario}`;
}

function requirementsOf(shards: readonly ShardReport[], { catalogue }: Accounting) {
  const ids = new Set(shards.flatMap(({ report }) => report.requirements.map(({ id }) => id)));
  const stranger = [...ids].find((id) => !catalogue.some((rule) => rule.id === id));
  if (stranger === undefined) return catalogue.filter(({ id }) => ids.has(id));
  throw usageTrouble(
    `The reports name the requirement ${stranger}, which this version of fhir-handshake does not know. Merge them with the version that wrote them.`,
  );
}
