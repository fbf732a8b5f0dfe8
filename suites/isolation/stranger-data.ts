import { defineCheck, pass, unseen, violated, type History, type Outcome } from '../../src/model/index.js';
import { answerable, askedBy, unanswered } from './questions.js';
import { isKnown, unlessKeptFrom } from './rights.js';

const CAUSE =
  'Rights are looked at where a Subscription is read, and operations and searches go to the store by another way.';
const REMEDY = 'Let every way to a Subscription ask the same question: may whoever calls read it?';

export const strangerStatus = defineCheck({
  id: 'security.stranger-status',
  title: '$status tells nothing of a Subscription that the caller may not read',
  requirements: ['ALL-SEC-13'],
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeKept(history, ['status', 'status-by-id', 'status-of-all'], '$status'),
});

export const strangerEvents = defineCheck({
  id: 'security.stranger-events',
  title: '$events tells nothing of a Subscription that the caller may not read',
  requirements: ['ALL-SEC-13'],
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeKept(history, ['events'], '$events'),
});

export const strangerSearch = defineCheck({
  id: 'security.stranger-search',
  title: 'A search finds no Subscription that the caller may not read',
  requirements: ['ALL-SEC-13'],
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeKept(history, ['search-by-id', 'search-of-all'], 'a search for its Subscription'),
});

/** What the run is told, and the second identity must not be. */
function judgeKept(history: History, questions: readonly string[], what: string): Outcome {
  const unapt = unlessKeptFrom(history, 'other');
  if (unapt !== undefined) return unapt;
  const answered = answerable(history, questions);
  if (answered.length === 0) return unanswered(history, questions, what);
  const { leaks, open, refusals } = askedBy(history, 'other', answered);
  if (leaks.length > 0) return violated('the second identity is told of a Subscription that it may not read', leaks);
  if (open.length > 0) return unseen(history, `the second identity was not answered ${open.join('; ')}`);
  if (!isKnown(history)) return unseen(history, UNKNOWN);
  return pass(`the second identity was told nothing in ${String(refusals.length)} answers, the run was told all`);
}

/** A wrong token keeps nothing apart. */
export const UNKNOWN =
  'the second identity was refused whatever it asked for, and so the server may not know it at all; give it the right to search Subscriptions';
