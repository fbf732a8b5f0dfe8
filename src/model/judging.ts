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
  const wrong = wrongAmong(subjects, rule.problem);
  if (wrong.length > 0) return violated(counted(rule.broken, wrong, subjects), wrong.flat());
  const doubtful = rule.doubt === undefined ? [] : wrongAmong(subjects, rule.doubt);
  if (doubtful.length > 0) return advise(counted(rule.doubtful ?? rule.broken, doubtful, subjects), doubtful.flat());
  return pass(`${String(subjects.length)} × ${rule.situation} seen, nothing wrong`);
}

/** What is wrong with each subject that anything is wrong with. */
function wrongAmong<Subject>(
  subjects: readonly Subject[],
  problem: EachRule<Subject>['problem'],
): (readonly Finding[])[] {
  const wrong: (readonly Finding[])[] = [];
  for (const subject of subjects) {
    const found = problem(subject);
    if (found === undefined) continue;
    if (!isList(found)) wrong.push([found]);
    else if (found.length > 0) wrong.push(found);
  }
  return wrong;
}

function isList(found: Finding | readonly Finding[]): found is readonly Finding[] {
  return Array.isArray(found);
}

function counted(sentence: string, wrong: readonly unknown[], all: readonly unknown[]): string {
  return `${sentence} (${String(wrong.length)} of ${String(all.length)})`;
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
