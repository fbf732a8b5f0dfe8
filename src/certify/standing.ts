import type { CheckResult, Verdict } from '../model/index.js';
import { countedIn, type AttestationAsked, type Profile } from './profile.js';
import type { Attestation } from './statements.js';

/** Verdicts that a scored check must not have: it broke a rule, or nobody knows whether it did. */
const HINDERING: readonly Verdict[] = ['fail', 'inconclusive', 'error'];

/** Verdicts that show that the situation of a check was seen. */
const SEEN: readonly Verdict[] = ['pass', 'warn'];

/** What keeps a run from meeting a profile, one line each; empty where it meets it. */
export function hindrances(profile: Profile, checks: readonly CheckResult[]): string[] {
  const { required, mayStayOpen } = profile;
  const open = new Set(mayStayOpen.map(({ check }) => check));
  const byId = new Map<string, CheckResult[]>();
  for (const check of checks) byId.set(check.id, [...(byId.get(check.id) ?? []), check]);
  const resultsOf = (id: string) => byId.get(id) ?? [];
  return [
    ...countedIn(profile).flatMap((id) => {
      const results = resultsOf(id);
      if (results.length === 0) return [`${id} was not judged`];
      const isExcused = ({ verdict }: CheckResult) => verdict === 'inconclusive' && open.has(id);
      return results.filter((result) => isHindering(result) && !isExcused(result)).map(inWords);
    }),
    ...required.flatMap((id) => {
      const results = resultsOf(id);
      const isDecided = results.some(isHindering) || results.some(({ verdict }) => SEEN.includes(verdict));
      return isDecided ? [] : results.map((one) => `${inWords(one)}; ${REQUIRED}`);
    }),
  ];
}

/** What failed and does not count, one line each with the reason: a certificate hides none of it. */
export function unscoredFailures(profile: Profile, checks: readonly CheckResult[]): string[] {
  const counting = new Set(countedIn(profile));
  const reasons = new Map(profile.notScored.map(({ check, reason }) => [check, reason]));
  return checks
    .filter(({ id, verdict }) => !counting.has(id) && (verdict === 'fail' || verdict === 'error'))
    .map(({ id, scenario, verdict }) => {
      const reason = reasons.get(id) ?? 'it is newer than the profile';
      return `${id} (${scenario}): ${verdict}, not scored: ${reason}`;
    });
}

const REQUIRED = 'without it the walk was not seen whole';

function isHindering({ verdict }: CheckResult): boolean {
  return HINDERING.includes(verdict);
}

function inWords({ id, scenario, verdict, message }: CheckResult): string {
  return `${id} (${scenario}): ${verdict}: ${message}`;
}

/** What keeps answers from being those that a profile asks for, one line each. */
export function unattested(asked: readonly AttestationAsked[], answers: readonly Attestation[]): string[] {
  const ids = asked.map(({ id }) => id);
  return [
    ...answers.filter(({ id }) => !ids.includes(id)).map(({ id }) => `${id} is not asked for`),
    ...ids.flatMap((id) => {
      const own = answers.filter((answer) => answer.id === id);
      const [answer] = own;
      if (answer === undefined) return [`${id} is not answered`];
      if (own.length > 1) return [`${id} is answered ${String(own.length)} times`];
      if (answer.answer === 'no') return [`${id} is answered no`];
      const bare = answer.answer === 'not-applicable' && (answer.note ?? '').trim() === '';
      return bare ? [`${id} is not-applicable without a note that says why`] : [];
    }),
  ];
}
