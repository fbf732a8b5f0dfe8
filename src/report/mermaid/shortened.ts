import type { Step } from '../walk/index.js';

/** Steps around a violation that are kept, on either side. */
const NEIGHBOURS = 2;

/** A step, or how many are left out here. */
export type Part = Step | { readonly leftOut: number };

/** At most so many steps: those where something is wrong with the ones around them first, then from the beginning on. */
export function shortened(steps: readonly Step[], most: number): Part[] {
  const worth = steps.filter(isWorthwhile);
  const kept = worth.length <= most ? new Set(worth) : chosen(worth, most);
  const parts: Part[] = [];
  let leftOut = 0;
  for (const step of worth) {
    if (!kept.has(step)) leftOut += 1;
    else {
      if (leftOut > 0) parts.push({ leftOut });
      leftOut = 0;
      parts.push(step);
    }
  }
  return leftOut > 0 ? [...parts, { leftOut }] : parts;
}

/** Pings and pongs are the protocol's own, unless something is wrong with one. */
function isWorthwhile({ form, label, violations }: Step): boolean {
  return violations.length > 0 || form !== 'control' || !/^p[io]ng\b/.test(label);
}

function chosen(steps: readonly Step[], most: number): Set<Step> {
  const around = steps.flatMap(({ violations }, index) =>
    violations.length > 0 ? steps.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1) : [],
  );
  const byWorth = new Set([...steps.filter(({ violations }) => violations.length > 0), ...around, ...steps]);
  return new Set([...byWorth].slice(0, most));
}
