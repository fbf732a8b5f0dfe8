import { isFailing, names } from '../../judge/index.js';
import { isStale, RELEASES, type CheckResult, type KnownFailureResult, type Report } from '../../model/index.js';
import type { Change } from './rewrite.js';

/** A reason is a sentence, not a page. */
const LONGEST_REASON = 200;

/**
 * What has to change in a list of known failures so that it accounts for all that failed in a report (or warned, with --strict)
 * and for nothing else. An entry that expired while its check still fails stays: a new day is for a person to give.
 */
export function changeFor(report: Report, { strict }: { readonly strict: boolean }): Change {
  const entries = report.knownFailures?.entries ?? [];
  const isNamed = (check: CheckResult) => entries.some((entry) => entry.state === 'expired' && names(entry, check));
  const news = report.checks
    .filter((check) => check.verdict === 'fail' || (strict && check.verdict === 'warn'))
    .filter((check) => check.known === undefined && !isNamed(check));
  const ids = [...new Set(news.map(({ id }) => id))];
  return {
    drop: new Set(entries.flatMap((entry, index) => (isToStay(entry, report) ? [] : [index]))),
    add: ids.map((id) =>
      entryFor(
        id,
        news.filter((check) => check.id === id),
        report,
      ),
    ),
  };
}

function isToStay(entry: KnownFailureResult, { checks }: Report): boolean {
  if (!isStale(entry)) return true;
  return entry.state === 'expired' && checks.some((check) => isFailing(check) && names(entry, check));
}

/** No wider than what was seen: for the release, and for the scenarios where the check failed unless it failed in all. */
function entryFor(check: string, failing: readonly CheckResult[], { checks, target }: Report): Change['add'][number] {
  const releases = RELEASES.filter((release) => release === target.release);
  const everywhere = checks.filter(({ id }) => id === check).length === failing.length;
  return {
    check,
    ...(releases.length === 0 ? {} : { releases }),
    ...(everywhere ? {} : { scenarios: failing.map(({ scenario }) => scenario) }),
    reason: `unexplained: ${failing[0]?.message ?? ''}`.slice(0, LONGEST_REASON),
  };
}
