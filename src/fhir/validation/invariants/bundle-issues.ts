import { isObject, type Issue } from '../../../model/index.js';
import { broken, exists, MOST_ISSUES } from './broken.js';
import type { BundleView } from './bundle-view.js';

/** `Bundle.issues` of R5, an OperationOutcome about the Bundle: none in a document, and nothing worse than a warning. */
export function outcomeIssues({ bundle, path, type }: BundleView): Issue[] {
  const { issues } = bundle;
  if (!exists(bundle, 'issues')) return [];
  const found =
    isObject(issues) && Array.isArray(issues['issue'])
      ? issues['issue'].flatMap(tooSevere(path)).slice(0, MOST_ISSUES)
      : [];
  if (type !== 'document') return found;
  const says = 'a document has no issues beside it: nothing shows them to its reader';
  return [...found, broken({ rule: 'bdl-17', path: `${path}.issues`, says, expected: 'no issues', actual: issues })];
}

function tooSevere(path: string): (issue: unknown, index: number) => Issue[] {
  return (issue, index) => {
    const severity = isObject(issue) ? issue['severity'] : undefined;
    if (severity === undefined || severity === null || severity === 'information' || severity === 'warning') return [];
    return [
      broken({
        rule: 'bdl-16',
        path: `${path}.issues.issue[${String(index)}].severity`,
        says: 'what is said beside a Bundle informs or warns, it reports no failure',
        expected: 'information or warning',
        actual: severity,
      }),
    ];
  };
}
