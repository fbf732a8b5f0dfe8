import type { Issue } from '../../../model/index.js';

/** Rules about what an entry holds, by the type of the Bundle. */
const CONTENTS: ReadonlySet<string> = new Set(['bdl-3', 'bdl-3a', 'bdl-3b', 'bdl-3c', 'bdl-3d', 'bdl-4']);
const FIRST_RESOURCE: ReadonlySet<string> = new Set(['bdl-11', 'bdl-12', 'bdl-13']);

/**
 * One issue for one cause. An entry that lacks what the type of the Bundle demands may break bdl-5 as well, which demands
 * anything at all; and where it is the first one, the rule about the first resource.
 */
export function saidOnce(found: readonly Issue[]): readonly Issue[] {
  if (found.length < 2) return found;
  const lacking = pathsOf(found.filter(({ rule }) => CONTENTS.has(rule)));
  const kept = found.filter(({ rule, path }) => rule !== 'bdl-5' || !lacking.has(path));
  const bare = pathsOf(kept.filter(({ rule }) => CONTENTS.has(rule) || rule === 'bdl-5'));
  return kept.filter(({ rule, path }) => !FIRST_RESOURCE.has(rule) || !bare.has(path));
}

function pathsOf(issues: readonly Issue[]): Set<string> {
  return new Set(issues.map(({ path }) => path));
}
