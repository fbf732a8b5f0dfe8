import type { ChangedCheck, ChangedTime, CheckResult, Difference, Report, Verdict } from '../model/index.js';

/** A time that changed by less than both is told by chance: a CI machine is as quick as its neighbours let it. */
const LEAST_CHANGE = { ms: 500, ratio: 0.2 } as const;

export interface Comparing {
  /** Warnings count as failures. */
  readonly strict: boolean;
}

interface Pair {
  readonly before?: CheckResult | undefined;
  readonly after?: CheckResult | undefined;
}

/** What changed from an old report to a new one. */
export function differenceOf(old: Report, now: Report, { strict }: Comparing): Difference {
  const fails = (check: CheckResult | undefined) => check !== undefined && failing(strict).includes(check.verdict);
  const pairs = pairsOf(old, now);
  const isFixed = ({ before, after }: Pair) => fails(before) && after?.verdict === 'pass';
  const isBroken = ({ before, after }: Pair) => fails(after) && after?.known === undefined && !fails(before);
  const isOther = (pair: Pair) => pair.before?.verdict !== pair.after?.verdict && !isFixed(pair) && !isBroken(pair);
  return {
    fixed: pairs.filter(isFixed).flatMap(changeOf),
    broken: pairs.filter(isBroken).flatMap(changeOf),
    changed: pairs.filter(isOther).flatMap(changeOf),
    timing: timesOf(old, now),
    stillFailing: pairs.filter(({ before, after }) => fails(before) && fails(after)).length,
  };
}

function failing(strict: boolean): readonly Verdict[] {
  return strict ? ['fail', 'error', 'warn'] : ['fail', 'error'];
}

/** In the order of the new report; what is only in the old one comes last. */
function pairsOf(old: Report, now: Report): Pair[] {
  const before = new Map(old.checks.map((check) => [keyOf(check), check]));
  const after = new Map(now.checks.map((check) => [keyOf(check), check]));
  const gone = old.checks.filter((check) => !after.has(keyOf(check)));
  return [
    ...now.checks.map((check) => ({ before: before.get(keyOf(check)), after: check })),
    ...gone.map((check) => ({ before: check })),
  ];
}

function keyOf({ id, scenario }: CheckResult): string {
  return `${id} ${scenario}`;
}

function changeOf({ before, after }: Pair): ChangedCheck[] {
  const newest = after ?? before;
  if (newest === undefined) return [];
  const { id, scenario, title, message } = newest;
  return [
    {
      ...{ id, scenario, title, message },
      ...(before === undefined ? {} : { before: before.verdict }),
      ...(after === undefined ? {} : { after: after.verdict }),
      ...(after?.known === undefined ? {} : { known: after.known }),
    },
  ];
}

function timesOf(old: Report, now: Report): ChangedTime[] {
  const scenarios = now.scenarios.flatMap(({ id, durationMs: after }) => {
    const before = old.scenarios.find((scenario) => scenario.id === id)?.durationMs;
    return before === undefined ? [] : [{ scenario: id, before, after }];
  });
  return [{ before: old.run.durationMs, after: now.run.durationMs }, ...scenarios].filter(isChanged);
}

function isChanged({ before, after }: ChangedTime): boolean {
  const by = Math.abs(after - before);
  return by >= LEAST_CHANGE.ms && by >= LEAST_CHANGE.ratio * before;
}
