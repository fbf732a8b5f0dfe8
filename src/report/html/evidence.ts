import type { CheckResult } from '../../model/index.js';
import type { Walk } from '../walk/index.js';
import type { Evidence } from './page.js';
import type { ShownWalk } from './walk/shown-walk.js';

/** Finds the steps that show findings. */
export function evidenceIn(walks: readonly Walk[], shown: readonly ShownWalk[]) {
  const places = new Map(shown.map((walk) => [walk.scenario, placesIn(walk)]));
  const bodies = new Map(
    walks.map(({ scenario, steps }) => [scenario, new Map(steps.map(({ seq, body }) => [seq, body]))]),
  );
  return ({ scenario, id }: CheckResult, finding: number): Evidence | undefined => {
    const walk = shown.find((one) => one.scenario === scenario);
    const index = walk === undefined ? undefined : places.get(scenario)?.get(keyOf(id, finding));
    const step = index === undefined ? undefined : walk?.steps[index];
    if (walk === undefined || step === undefined || index === undefined) return undefined;
    return { walk, step, index, body: bodies.get(scenario)?.get(step.seq) };
  };
}

/** Where each violation stands, by what it says: a finding at an entry that is not shown stands at the step before. */
function placesIn({ steps }: ShownWalk): Map<string, number> {
  return new Map(
    steps.flatMap(({ violations }, index) =>
      violations.map((violation) => [keyOf(violation.check, violation.finding), index] as const),
    ),
  );
}

function keyOf(check: string, finding: number): string {
  return `${check} ${String(finding)}`;
}
