import type { Change, CheckResult, Comparison, Report, TimingChange, Verdict } from '../model/index.js';

/** A duration that differs by less, in share and in milliseconds, differs by chance. */
const LEAST_SHARE = 0.2;
const LEAST_MS = 500;

/** Compares two reports. `strict`: warnings count as failures. */
export function compareReports(old: Report, current: Report, { strict }: { readonly strict: boolean }): Comparison {
  const changes = changesOf(old, current);
  const fails = (verdict: Verdict | undefined) => verdict === 'fail' || (strict && verdict === 'warn');
  const isKnown = (change: Change) => resultOf(current, change)?.known !== undefined;
  const isBroken = (change: Change) => fails(change.to) && !fails(change.from) && !isKnown(change);
  const isFixed = ({ from, to }: Change) => (from === 'fail' || from === 'warn') && to === 'pass';
  return {
    broken: changes.filter(isBroken),
    fixed: changes.filter(isFixed),
    changed: changes.filter((change) => !isBroken(change) && !isFixed(change)),
    timing: timingOf(old, current),
  };
}

function changesOf(old: Report, current: Report): Change[] {
  const changed = current.checks.flatMap((check) => {
    const before = resultOf(old, check);
    const from = before?.verdict ?? impliedIn(old, check);
    return from === check.verdict ? [] : [changeOf(check, from, check.verdict)];
  });
  const gone = old.checks
    .filter((check) => resultOf(current, check) === undefined)
    .map((check) => changeOf(check, check.verdict, impliedIn(current, check)));
  return [...changed, ...gone];
}

/** Outside its own scenario a check has a result only where something is wrong: if it was judged there, it passed. */
function impliedIn({ checks, scenarios }: Report, { id, scenario }: CheckResult): Verdict | undefined {
  const isJudged = checks.some((check) => check.id === id) && scenarios.some((one) => one.id === scenario);
  return isJudged ? 'pass' : undefined;
}

function changeOf(
  { id, scenario, title, message }: CheckResult,
  from: Verdict | undefined,
  to: Verdict | undefined,
): Change {
  return { id, scenario, title, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), message };
}

function resultOf({ checks }: Report, { id, scenario }: Pick<Change, 'id' | 'scenario'>): CheckResult | undefined {
  return checks.find((check) => check.id === id && check.scenario === scenario);
}

function timingOf(old: Report, current: Report): TimingChange[] {
  const durations = [
    { what: 'run', oldMs: old.run.durationMs, newMs: current.run.durationMs },
    ...current.scenarios.flatMap(({ id, durationMs }) => {
      const before = old.scenarios.find((scenario) => scenario.id === id);
      return before === undefined ? [] : [{ what: `scenario ${id}`, oldMs: before.durationMs, newMs: durationMs }];
    }),
  ];
  return durations.filter(({ oldMs, newMs }) => {
    const difference = Math.abs(newMs - oldMs);
    return difference >= LEAST_MS && difference >= LEAST_SHARE * oldMs;
  });
}
