import { isObject, type Issue, type JsonObject, type Release } from '../../../model/index.js';
import { MOST_ISSUES } from './broken.js';
import { bundleIssues } from './bundle.js';
import { entriesOf } from './bundle-view.js';
import { parametersIssues } from './parameters.js';
import { subscriptionStatusIssues } from './subscription-status.js';

/**
 * The invariants of Bundle, SubscriptionStatus and Parameters in a notification, in the Bundles inside it too. It loads
 * nothing and takes a time linear in the Bundle, so that it can run for every frame. All other invariants, those of data
 * types in these resources included, are left to `loadInvariants`.
 */
export function frameIssues(bundle: JsonObject, release: Release): Issue[] {
  const found = [...bundleIssues(bundle, 'Bundle', release)];
  const pending = [{ bundle, path: 'Bundle' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [index, entry] of entriesOf(next.bundle).entries()) {
      const resource = isObject(entry) ? entry['resource'] : undefined;
      if (!isObject(resource) || found.length >= MOST_ISSUES) continue;
      const type = resource['resourceType'];
      if (type !== 'Bundle' && type !== 'SubscriptionStatus' && type !== 'Parameters') continue;
      const path = `${next.path}.entry[${String(index)}].resource`;
      for (const issue of codedIssues(resource, path, release)) found.push(issue);
      if (type === 'Bundle') pending.push({ bundle: resource, path });
    }
  }
  return found.slice(0, MOST_ISSUES);
}

/** The invariants that are code, of a resource of the types that have such; of others none. */
export function codedIssues(resource: JsonObject, path: string, release: Release): readonly Issue[] {
  switch (resource['resourceType']) {
    case 'Bundle':
      return bundleIssues(resource, path, release);
    case 'SubscriptionStatus':
      return subscriptionStatusIssues(resource, path, release);
    case 'Parameters':
      return parametersIssues(resource, path);
    default:
      return [];
  }
}
