import { STAGES, type CheckResult, type Suite } from '../model/index.js';

/** The order in which a run reports its checks: by stage, suite and check, each on its own scenario first. */
export function reportOrder(suites: readonly Suite[]): (one: CheckResult, other: CheckResult) => number {
  const scenarios = suites.map(({ scenario }) => scenario.id);
  const checks = suites.flatMap((suite) => suite.checks.map(({ id }) => ({ id, home: suite.scenario.id })));
  const place = ({ id, stage, scenario }: CheckResult): number[] => {
    const index = checks.findIndex((check) => check.id === id);
    const isHome = checks[index]?.home === scenario;
    return [STAGES.indexOf(stage), index, isHome ? -1 : scenarios.indexOf(scenario)];
  };
  return (one, other) => {
    const [a, b] = [place(one), place(other)];
    const differing = a.findIndex((number, index) => number !== b[index]);
    return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
  };
}
