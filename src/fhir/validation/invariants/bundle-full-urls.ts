import { isObject, textAt, type Issue, type Json, type JsonObject } from '../../../model/index.js';
import { broken, isThere, MOST_ISSUES } from './broken.js';
import type { BundleView } from './bundle-view.js';

/**
 * bdl-7: no two entries have the same fullUrl, unless they are versions of one resource or the Bundle is a history. The
 * later ones are reported.
 */
export function repeatedFullUrls(view: BundleView): Issue[] {
  const { type, entries } = view;
  return type === undefined || type === 'history' || areDistinct(entries) ? [] : repeatedIn(view);
}

/** As nearly always: no version needs to be looked at. */
function areDistinct(entries: readonly Json[]): boolean {
  const seen = new Set<Json | undefined>();
  let count = 0;
  for (const entry of entries) {
    if (!isObject(entry) || !hasFullUrl(entry)) continue;
    seen.add(entry['fullUrl']);
    count += 1;
  }
  return seen.size === count;
}

function repeatedIn({ path, entries }: BundleView): Issue[] {
  const seen = new Map<string, number>();
  const found: Issue[] = [];
  for (const [index, entry] of entries.entries()) {
    if (found.length >= MOST_ISSUES) break;
    if (!isObject(entry) || !hasFullUrl(entry)) continue;
    const identity = identityOf(entry);
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, index);
    else found.push(repeated(entry, `${path}.entry[${String(index)}].fullUrl`, first));
  }
  return found;
}

function hasFullUrl(entry: JsonObject): boolean {
  return isThere(entry['fullUrl']) || isThere(entry['_fullUrl']);
}

function identityOf(entry: JsonObject): string {
  return `${textAt(entry, 'fullUrl') ?? ''} ${textAt(entry, 'resource', 'meta', 'versionId') ?? ''}`;
}

function repeated(entry: JsonObject, path: string, first: number): Issue {
  return broken({
    rule: 'bdl-7',
    path,
    says: `the fullUrl is the one of entry[${String(first)}], and meta.versionId does not tell the two apart`,
    expected: 'a fullUrl of its own',
    actual: entry['fullUrl'],
  });
}
