import type { NotJudged, Omission, Release } from '../../model/index.js';
import { needsMoreThanTheResource } from './invariants/not-evaluated.js';
import { rulesOf } from './invariants/rules.js';
import { isResourceType, unlistedCodes } from './structure/index.js';

/** What a validator of a release does not judge. */
export function notJudged(release: Release): NotJudged {
  const codes = Object.entries(unlistedCodes(release)).map(([url, { reason, elements }]) => ({
    name: url,
    reason: `${reason} (${briefly(elements)})`,
  }));
  const invariants = rulesOf(release)
    .flatMap((rule) => needsMoreThanTheResource(rule) ?? [])
    .map(({ key, context, reason }) => ({ name: `${key} on ${context}`, reason }));
  return { release, codes, invariants, kinds: kindsNotJudged(release) };
}

function kindsNotJudged(release: Release): Omission[] {
  const judged = resourcesWithInvariants(release).join(', ');
  return [
    {
      name: `Invariants that other resource types than ${judged} define for themselves`,
      reason: 'those of data types and of every resource are judged; events may be about any type',
    },
    { name: 'Rules of severity warning', reason: 'they are advice, such as that a resource has a narrative' },
    { name: 'Codes of bindings that are not required', reason: 'other codes are allowed' },
    {
      name: 'Profiles in meta.profile',
      reason: 'of profiles, those of the Subscriptions R5 Backport guide are judged',
    },
    { name: 'Content of extensions', reason: 'their form is judged, and those of the Backport guide' },
    { name: 'Whether references lead anywhere', reason: 'nothing is asked of a server; the type they show is judged' },
  ];
}

function resourcesWithInvariants(release: Release): string[] {
  const contexts = rulesOf(release).map(({ context }) => context.split('.')[0] ?? '');
  return [...new Set(contexts)].filter((name) => isResourceType(name, release));
}

function briefly(elements: readonly string[]): string {
  const others = elements.length - 2;
  return [...elements.slice(0, 2), ...(others > 0 ? [`${String(others)} more`] : [])].join(', ');
}
