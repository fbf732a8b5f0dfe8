import {
  answerInWords,
  evidenceOf,
  skip,
  succeeded,
  unseen,
  unsupported,
  type Exchange,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { toldTo, toldToRun } from './rights.js';
import { shows } from './shown.js';
import { strangeAs, type Stranger } from './strangers.js';

/** What became of the questions of one stranger. */
export interface Asked {
  readonly leaks: readonly Finding[];
  /** In words: answers by which nothing can be told. */
  readonly open: readonly string[];
  readonly refusals: readonly Exchange[];
}

/** Questions that the run itself was answered: a refusal means nothing where nobody is answered. */
export function answerable(history: History, questions: readonly string[]): string[] {
  return questions.filter((about) => toldToRun(history, about).some((one) => shows(history, one)));
}

/** What a check says where the run was answered none of its questions. */
export function unanswered(history: History, questions: readonly string[], what: string): Outcome {
  const told = questions.flatMap((about) => toldToRun(history, about));
  if (told.length > 0 && told.every(unsupported)) return skip(`the server does not offer ${what}`);
  return unseen(history, `the run itself was not answered ${what}`);
}

export function askedBy(history: History, asker: Stranger, questions: readonly string[]): Asked {
  const answers = questions.map((about) => ({ about, answer: toldTo(history, asker, about).at(-1) }));
  const leaks = answers.flatMap(({ answer }) => (answer !== undefined && shows(history, answer) ? [answer] : []));
  const refusals = answers.flatMap(({ answer }) => (answer !== undefined && keepsQuiet(answer) ? [answer] : []));
  const open = answers.filter(({ answer }) => answer === undefined || (!succeeded(answer) && !keepsQuiet(answer)));
  return {
    leaks: leaks.map((answer) => leakTo(asker, answer)),
    open: open.map(({ about, answer }) => `${about}: ${answerInWords(answer)}`),
    refusals: refusals.filter((answer) => !leaks.includes(answer)),
  };
}

/** Refused, or answered without anything of the Subscription. A busy or broken server has refused nothing. */
function keepsQuiet(answer: Exchange): boolean {
  const { status = 0 } = answer;
  return succeeded(answer) || (status >= 400 && status < 500 && ![407, 408, 429].includes(status));
}

function leakTo(asker: Stranger, answer: Exchange): Finding {
  const { request } = answer;
  return {
    entry: evidenceOf(answer),
    expected: `${strangeAs(asker).who} is told nothing of a Subscription that it may not read`,
    actual: `${String(answer.status)} with what the owner is told: ${request.method} ${request.url}`,
  };
}
