import { isObject, type Issue, type Json, type Release } from '../../../model/index.js';
import { broken } from './broken.js';
import type { BundleView } from './bundle-view.js';

/** What the first resource of a Bundle has to be: bdl-11, bdl-12 and, from R5 on, bdl-13. */
function demandOn(type: string | undefined, release: Release): { rule: string; resource: string } | undefined {
  if (type === 'document') return { rule: 'bdl-11', resource: 'Composition' };
  if (type === 'message') return { rule: 'bdl-12', resource: 'MessageHeader' };
  if (type !== 'subscription-notification' || release !== 'R5') return undefined;
  return { rule: 'bdl-13', resource: 'SubscriptionStatus' };
}

/** A missing first resource breaks the rule as a wrong one does. */
export function firstEntryIssues({ path, release, type, entries }: BundleView): Issue[] {
  const demand = demandOn(type, release);
  if (demand === undefined) return [];
  const [first] = entries;
  const resource = isObject(first) ? first['resource'] : undefined;
  if (isObject(resource) && resource['resourceType'] === demand.resource) return [];
  return [
    broken({
      rule: demand.rule,
      path: placeOf(path, first, resource),
      says: `the first resource of a Bundle of type ${type ?? ''} is a ${demand.resource}`,
      expected: demand.resource,
      actual: isObject(resource) ? resource['resourceType'] : resource,
    }),
  ];
}

function placeOf(path: string, first: Json | undefined, resource: Json | undefined): string {
  if (first === undefined) return path;
  return isObject(resource) ? `${path}.entry[0].resource` : `${path}.entry[0]`;
}
