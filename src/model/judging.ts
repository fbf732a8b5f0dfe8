import type { History } from './history.js';
import { inconclusive, pass, violated, type Finding, type Outcome } from './verdict.js';

interface EachRule<Subject> {
  /** What had to be seen, in the words of "no … was seen": `handshake`. */
  readonly situation: string;
  /** What is wrong with one subject, or nothing. */
  readonly problem: (subject: Subject) => Finding | readonly Finding[] | undefined;
  /** The sentence of a violation; the number of wrong subjects and of all is put behind it. */
  readonly broken: string;
}

/**
 * Judges every subject by one rule: inconclusive where there is none, violated with one finding for each wrong one,
 * else pass with the number seen.
 */
export function judgeEach<Subject>(history: History, subjects: readonly Subject[], rule: EachRule<Subject>): Outcome {
  if (subjects.length === 0) return unseen(history, `no ${rule.situation} was seen`);
  const found = subjects.map((subject) => [rule.problem(subject) ?? []].flat());
  const wrong = found.filter((findings) => findings.length > 0).length;
  if (wrong === 0) return pass(`${String(subjects.length)} × ${rule.situation} seen, nothing wrong`);
  return violated(`${rule.broken} (${String(wrong)} of ${String(subjects.length)})`, found.flat());
}

/** Inconclusive, with the reason that the scenario itself gave for stopping, where it gave one. */
export function unseen(history: History, what: string): Outcome {
  const { obstacle } = history;
  return inconclusive(obstacle === undefined ? what : `${what}: ${obstacle}`);
}
