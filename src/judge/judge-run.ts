import { stageOf, STAGES, type Check, type CheckResult, type History, type Release } from '../model/index.js';
import type { Requirement, RequirementResult, Suite, Summary } from '../model/index.js';
import { suspected, traced } from './consequences.js';
import { evaluate } from './evaluate.js';
import { rollUp } from './roll-up.js';
import { isWanted, skippedBy, type Selection } from './selection.js';
import { summarize } from './summary.js';
import type { Judgement } from './verdict-of.js';

export interface RunToJudge {
  readonly suites: readonly Suite[];
  /** What was recorded, by scenario id. */
  readonly histories: ReadonlyMap<string, History>;
  readonly catalogue: readonly Requirement[];
  readonly release: Release;
  readonly selection: Selection;
  /** Warnings count as failures. */
  readonly strict: boolean;
  /** Why a scenario has no recording, where one has none. */
  readonly unplayed: string;
  /** Scenarios that the user left out as a whole, and by which option. */
  readonly leftOut?: LeftOut | undefined;
  /** Ids of scenarios that another shard of the run plays and judges. */
  readonly elsewhere?: readonly string[] | undefined;
}

export interface LeftOut {
  /** Ids. */
  readonly scenarios: readonly string[];
  readonly reason: string;
}

export interface JudgedRun {
  readonly checks: readonly CheckResult[];
  readonly requirements: readonly RequirementResult[];
  readonly summary: Summary;
}

/** Judges every check on the scenario it belongs to, and the checks about any message at all on the other scenarios too. */
export function judgeRun(run: RunToJudge): JudgedRun {
  const results = run.suites.flatMap((suite) =>
    suite.checks.flatMap((check) => resultsOf(check, suite.scenario.id, run)),
  );
  const checks = traced(suspected(results, run.suites, [...run.histories.values()]), run.suites).sort(
    (one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage),
  );
  const requirements = rollUp(requirementsToReport(run, checks), checks);
  return { checks, requirements, summary: summarize(checks, run) };
}

/** Channels that a run uses. The others, e-mail and messages, would need a receiver that is none of its own. */
const CHANNELS: readonly Requirement['channel'][] = ['any', 'websocket', 'rest-hook'];

/** The rules of the release that the run could have exercised; in a run of a part, those of the part. */
function requirementsToReport(run: RunToJudge, checks: readonly CheckResult[]): Requirement[] {
  const verified = new Set(checks.flatMap(({ requirements }) => requirements));
  return run.catalogue.filter(
    ({ id, releases, channel }) =>
      verified.has(id) ||
      (run.selection.only.length === 0 && releases.includes(run.release) && CHANNELS.includes(channel)),
  );
}

function resultsOf(check: Check, home: string, run: RunToJudge): CheckResult[] {
  if (check.releases !== undefined && !check.releases.includes(run.release)) return [];
  const rules = rulesOf(check, run);
  const [lead] = rules;
  // A check whose rules are all of other releases says nothing about this one.
  if (lead === undefined) return [];
  const homes = run.elsewhere?.includes(home) === true ? [] : [home];
  const scenarios = check.everywhere === true ? [...homes, ...otherThan(home, run.histories)] : homes;
  return scenarios.flatMap((scenario) => {
    if (!isWanted(run.selection, check, scenario)) return [];
    const judgement = judgeOn(scenario, check, lead, run);
    return scenario === home || isWorthKeeping(judgement) ? [resultOf(check, scenario, rules, judgement)] : [];
  });
}

function otherThan(home: string, histories: ReadonlyMap<string, History>): string[] {
  return [...histories.keys()].filter((scenario) => scenario !== home);
}

function isWorthKeeping({ verdict }: Judgement): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'error';
}

function judgeOn(scenario: string, check: Check, lead: Requirement, run: RunToJudge): Judgement {
  const word = skippedBy(run.selection, check, scenario);
  if (word !== undefined) return { verdict: 'skip', message: `left out by --skip ${word}`, findings: [] };
  const history = run.histories.get(scenario);
  if (history !== undefined) return evaluate(check, history, lead);
  if (run.leftOut?.scenarios.includes(scenario) === true) {
    return { verdict: 'skip', message: run.leftOut.reason, findings: [] };
  }
  return { verdict: 'inconclusive', message: `scenario ${scenario} was not played: ${run.unplayed}`, findings: [] };
}

function resultOf(
  { id, title }: Check,
  scenario: string,
  rules: readonly Requirement[],
  judgement: Judgement,
): CheckResult {
  const [lead] = rules;
  const obligation = lead?.obligation ?? 'SHALL';
  const requirements = rules.map((rule) => rule.id);
  return { id, stage: stageOf(id), scenario, title, obligation, requirements, ...judgement };
}

/** The rules that a check verifies in the release; the first of them decides whether a violation fails or warns. */
function rulesOf(check: Check, { catalogue, release }: RunToJudge): Requirement[] {
  const rules = check.requirements.map((id) => catalogue.find((row) => row.id === id));
  const stranger = rules.findIndex((rule) => rule === undefined);
  if (stranger < 0 && rules.length > 0)
    return rules.flatMap((rule) => (rule?.releases.includes(release) ? [rule] : []));
  const wrong = rules.length === 0 ? 'no requirement' : `the unknown requirement ${check.requirements[stranger] ?? ''}`;
  throw new Error(`Check ${check.id} names ${wrong}. Mend its list of requirements.`);
}
