import type { Cause } from './cause.js';
import type { History } from './history.js';
import { advise, inconclusive, notJudged, pass, violated, type Finding, type Outcome } from './verdict.js';

interface EachRule<Subject> {
  /** What had to be seen, in the words of "no … was seen": `handshake`. */
  readonly situation: string;
  /** What is wrong with one subject, or nothing. */
  readonly problem: (subject: Subject) => Finding | readonly Finding[] | undefined;
  /** The sentence of a violation; the number of wrong subjects and of all is put behind it. */
  readonly broken: string;
  /** What is worth a warning whatever the obligation; asked only where no subject is wrong. */
  readonly doubt?: ((subject: Subject) => Finding | readonly Finding[] | undefined) | undefined;
  /** The sentence of such a warning; `broken` where absent. */
  readonly doubtful?: string | undefined;
}

/**
 * Judges every subject by one rule: inconclusive where there is none, violated with one finding for each wrong one,
 * else pass with the number seen.
 */
export function judgeEach<Subject>(history: History, subjects: readonly Subject[], rule: EachRule<Subject>): Outcome {
  if (subjects.length === 0) return unseen(history, `no ${rule.situation} was seen`);
  const found = subjects.map((subject) => [rule.problem(subject) ?? []].flat());
  if (found.some((findings) => findings.length > 0)) return violated(counted(rule.broken, found), found.flat());
  const doubts = subjects.map((subject) => [rule.doubt?.(subject) ?? []].flat());
  if (doubts.some((findings) => findings.length > 0)) {
    return advise(counted(rule.doubtful ?? rule.broken, doubts), doubts.flat());
  }
  return pass(`${String(subjects.length)} × ${rule.situation} seen, nothing wrong`);
}

function counted(sentence: string, found: readonly (readonly Finding[])[]): string {
  const wrong = found.filter((findings) => findings.length > 0).length;
  return `${sentence} (${String(wrong)} of ${String(found.length)})`;
}

/** Inconclusive, with the reason that the scenario itself gave for stopping, where it gave one; the root cause comes first. */
export function unseen(history: History, what: string): Outcome {
  const { cause, obstacle } = history;
  if (cause !== undefined)
    return notJudged(cause, notJudgedBecause(cause.reason, `${what}${detailsOf(cause, obstacle)}`));
  return inconclusive(obstacle === undefined ? what : `${what}: ${obstacle}`);
}

/** What the obstacle says beyond its reason: the words of the server, from the colon on. */
function detailsOf({ reason }: Cause, obstacle = ''): string {
  return obstacle.startsWith(reason) ? obstacle.slice(reason.length) : '';
}

/** How the message of every result begins that is a consequence. */
export function notJudgedBecause(reason: string, instead: string): string {
  return `not judged because ${reason} (${instead})`;
}
