import { isObject, type Issue, type Json, type JsonObject } from '../../../model/index.js';
import { broken, isThere, MOST_ISSUES } from './broken.js';
import { interactionIssues } from './bundle-interactions.js';
import { interactionIssuesOfR4 } from './bundle-interactions-r4.js';
import type { BundleView } from './bundle-view.js';
import { pathOf, type JudgedEntry } from './judged-entry.js';

/** The rules that hold for each entry: bdl-2, bdl-5, bdl-8, and what goes with the type of the Bundle. */
export function entryIssues(view: BundleView): Issue[] {
  const found: Issue[] = [];
  for (const [index, entry] of view.entries.entries()) {
    if (found.length >= MOST_ISSUES) break;
    if (isObject(entry)) judge(view, entry, index, found);
  }
  return found;
}

function judge(view: BundleView, entry: JsonObject, index: number, found: Issue[]): void {
  const judged = {
    entry,
    index,
    view,
    resource: isThere(entry['resource']),
    request: isThere(entry['request']),
    response: isThere(entry['response']),
  };
  if (view.release === 'R5') interactionIssues(judged, found);
  else interactionIssuesOfR4(judged, found);
  if (!judged.resource && !judged.request && !judged.response) found.push(withoutContents(judged));
  if (isThere(entry['search']) && view.type !== undefined && view.type !== 'searchset') found.push(searched(judged));
  if (isVersioned(entry['fullUrl'])) found.push(versioned(judged));
}

function isVersioned(fullUrl: Json | undefined): boolean {
  return typeof fullUrl === 'string' && fullUrl.includes('/_history/');
}

function withoutContents(judged: JudgedEntry): Issue {
  return broken({
    rule: 'bdl-5',
    path: pathOf(judged),
    says: 'an entry holds a resource, or a request or response in its place',
    expected: 'resource, request or response',
    actual: judged.entry,
  });
}

function searched(judged: JudgedEntry): Issue {
  return broken({
    rule: 'bdl-2',
    path: `${pathOf(judged)}.search`,
    says: `only entries of a searchset say why they were found, and this is a Bundle of type ${judged.view.type ?? ''}`,
    expected: 'no search',
    actual: judged.entry['search'],
  });
}

function versioned(judged: JudgedEntry): Issue {
  return broken({
    rule: 'bdl-8',
    path: `${pathOf(judged)}.fullUrl`,
    says: 'a fullUrl names a resource, not one version of it; the version belongs into meta.versionId',
    expected: 'a URL without /_history/',
    actual: judged.entry['fullUrl'],
  });
}
