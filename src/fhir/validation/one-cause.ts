import type { Issue } from '../../model/index.js';

/** Steps by which an invariant speaks of what is below the element it is defined on: `entry.request.method`. */
const REACH = 2;

/**
 * Puts what two readings found together, the more specific first: what the second says of a place where the first found
 * something wrong, or of what is around or below it, has the same cause and is left out.
 */
export function withoutRepeats(first: readonly Issue[], second: readonly Issue[]): readonly Issue[] {
  if (first.length === 0) return second;
  const fresh = second.filter(
    (issue) => !first.some((known) => isOneCause(known.path, issue.path) || isOfWrongType(known, issue)),
  );
  return [...first, ...fresh];
}

function isOneCause(known: string, path: string): boolean {
  if (path.startsWith(known)) return isStep(path.slice(known.length));
  if (!known.startsWith(path)) return false;
  const below = known.slice(path.length);
  return isStep(below) && stepsIn(below) <= REACH;
}

/** Most invariants of a Bundle begin with its type; where that is no type at all, each entry would break several. */
function isOfWrongType({ path: known }: Issue, { path, rule }: Issue): boolean {
  if (!known.endsWith('.type') || !rule.startsWith('bdl-')) return false;
  const bundle = known.slice(0, -'.type'.length);
  return path.startsWith(bundle) && isStep(path.slice(bundle.length));
}

/** Whether a rest of a path begins with a step: `Bundle.entry[1]` is not below `Bundle.ent`. */
function isStep(rest: string): boolean {
  return rest === '' || rest.startsWith('.') || rest.startsWith('[');
}

function stepsIn(rest: string): number {
  return rest.split('.').length - 1;
}
