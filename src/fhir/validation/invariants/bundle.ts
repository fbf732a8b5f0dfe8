import { isObject, type Issue, type JsonObject, type Release } from '../../../model/index.js';
import { entriesOf, type BundleView } from './bundle-view.js';
import { entryIssues } from './bundle-entries.js';
import { firstEntryIssues } from './bundle-first-entry.js';
import { repeatedFullUrls } from './bundle-full-urls.js';
import { outcomeIssues } from './bundle-issues.js';
import { saidOnce } from './said-once.js';
import { broken, exists } from './broken.js';

/**
 * The invariants of Bundle and Bundle.entry as code, because they run for every notification: bdl-1 to bdl-12 of R4 and
 * R4B, bdl-1 to bdl-18 of R5. A test proves it equal to the expressions evaluated by fhirpath.js.
 * Without a type, which the structure demands, only what does not depend on it is judged.
 *
 * https://hl7.org/fhir/R4/bundle.html#invs https://hl7.org/fhir/R4B/bundle.html#invs https://hl7.org/fhir/R5/bundle.html#invs
 */
export function bundleIssues(bundle: JsonObject, path: string, release: Release): readonly Issue[] {
  return saidOnce(brokenByBundle(bundle, path, release));
}

/** Every rule that is broken, though another one may say the same better. */
export function brokenByBundle(bundle: JsonObject, path: string, release: Release): Issue[] {
  const { type } = bundle;
  const view = { bundle, path, release, type: typeof type === 'string' ? type : undefined, entries: entriesOf(bundle) };
  return [...ofWhole(view), ...entryIssues(view), ...firstEntryIssues(view), ...repeatedFullUrls(view)];
}

function ofWhole(view: BundleView): Issue[] {
  const found = [...totalIssues(view), ...documentIssues(view)];
  return view.release === 'R5' ? [...found, ...outcomeIssues(view), ...selfLinkIssues(view)] : found;
}

function totalIssues({ bundle, path, type }: BundleView): Issue[] {
  if (type === undefined || type === 'searchset' || type === 'history' || !exists(bundle, 'total')) return [];
  return [
    broken({
      rule: 'bdl-1',
      path: `${path}.total`,
      says: `only a searchset or a history has a total, and this is a Bundle of type ${type}`,
      expected: 'no total',
      actual: bundle['total'],
    }),
  ];
}

function documentIssues({ bundle, path, type }: BundleView): Issue[] {
  if (type !== 'document') return [];
  const { identifier, timestamp } = bundle;
  const found: Issue[] = [];
  if (!isObject(identifier) || !exists(identifier, 'system') || !exists(identifier, 'value')) {
    const says = 'a document has an identifier with a system and a value';
    const at = isObject(identifier) ? `${path}.identifier` : path;
    found.push(broken({ rule: 'bdl-9', path: at, says, expected: 'identifier.system and .value', actual: identifier }));
  }
  if (timestamp === undefined || timestamp === null) {
    const says = 'a document has a date: Bundle.timestamp';
    found.push(broken({ rule: 'bdl-10', path, says, expected: 'a timestamp', actual: timestamp }));
  }
  return found;
}

function selfLinkIssues({ bundle, path, type }: BundleView): Issue[] {
  if (type !== 'searchset') return [];
  const links = Array.isArray(bundle['link']) ? bundle['link'] : [];
  if (links.some((link) => isObject(link) && link['relation'] === 'self' && exists(link, 'url'))) return [];
  const says = 'a searchset tells what was searched for, in a link of relation self';
  return [broken({ rule: 'bdl-18', path, says, expected: 'a link of relation self', actual: bundle['link'] })];
}
