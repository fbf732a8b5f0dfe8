import { isStale, type KnownAs, type KnownFailureResult, type Report } from '../model/index.js';

/** What is wrong with an entry that fails the run, and what to do about it. */
const PROBLEMS = {
  mended: 'all that it names passed. Remove it (--update-known-failures does)',
  expired: 'its last day is over. Mend the failure, or give it a new day',
  unmatched:
    'nothing of that name is judged there. Correct or remove it; fhir-handshake list checks shows what there is',
} as const;

/** An entry of the list of known failures that is not true any more. */
export interface StaleEntry {
  /** `known-failures.yaml, line 4: heartbeat.interval` */
  readonly place: string;
  readonly problem: string;
}

export function staleEntries({ knownFailures }: Report): StaleEntry[] {
  return (knownFailures?.entries ?? []).filter(isStale).map((entry) => ({
    place: `${knownFailures?.file ?? ''}, line ${String(entry.line)}: ${nameOf(entry)}`,
    problem: problemOf(entry),
  }));
}

function nameOf({ check, requirement, scenarios }: KnownFailureResult): string {
  const where = scenarios === undefined ? '' : ` in ${scenarios.join(', ')}`;
  return `${check ?? requirement ?? ''}${where}`;
}

function problemOf({ state, expires }: KnownFailureResult): string {
  switch (state) {
    case 'mended':
    case 'unmatched':
      return PROBLEMS[state];
    case 'expired':
      return `${PROBLEMS.expired} (it was ${expires ?? 'not given'})`;
    default:
      return '';
  }
}

/** Why a failure is accepted: `our timer drifts (until 2027-01-31, https://example.org/12)`. */
export function reasonOf({ reason, link, expires }: KnownAs): string {
  const more = [...(expires === undefined ? [] : [`until ${expires}`]), ...(link === undefined ? [] : [link])];
  return more.length === 0 ? reason : `${reason} (${more.join(', ')})`;
}
