import type { NotJudged, Release } from '../../model/index.js';
import { needsMoreThanTheResource } from './invariants/not-evaluated.js';
import { rulesOf } from './invariants/rules.js';
import { unlistedCodes } from './structure/index.js';

/** What a validator of a release does not judge. */
export function notJudged(release: Release): NotJudged {
  const codes = Object.entries(unlistedCodes(release)).map(([url, { reason, elements }]) => ({
    name: url,
    reason: `${reason} (${briefly(elements)})`,
  }));
  const invariants = rulesOf(release)
    .flatMap((rule) => needsMoreThanTheResource(rule) ?? [])
    .map(({ key, context, reason }) => ({ name: `${key} on ${context}`, reason }));
  return { release, codes, invariants };
}

function briefly(elements: readonly string[]): string {
  const others = elements.length - 2;
  return [...elements.slice(0, 2), ...(others > 0 ? [`${String(others)} more`] : [])].join(', ');
}
