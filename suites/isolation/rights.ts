import {
  answerInWords,
  skip,
  succeeded,
  unseen,
  type Exchange,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { QUESTION } from './asking.js';
import { strangeAs, type Stranger } from './strangers.js';

/** Answers by which a server keeps a Subscription from somebody; which of them is left to the server. */
const KEPT_FROM: readonly (number | undefined)[] = [401, 403, 404];

/** What a stranger was answered to a question. */
export function toldTo(history: History, asker: Stranger, about: string): Exchange[] {
  return history.exchangesAs(asker).filter((one) => one.purpose === QUESTION && one.about === about);
}

/** What the run was answered to the same question. */
export function toldToRun(history: History, about: string): readonly Exchange[] {
  return history.exchangesFor(QUESTION, about);
}

/**
 * Undefined where the server keeps the Subscription of the run from a stranger, as plain reads show; else what that leaves to
 * be said. Whom a server lets read what is its own affair: no rule says that identities have to be kept apart.
 */
export function unlessKeptFrom(history: History, asker: Stranger): Outcome | undefined {
  const { who } = strangeAs(asker);
  const left = history.skipped(asker);
  if (left !== undefined) return skip(`${left.reason}; ${left.option ?? 'credentials'} would include it`);
  const reads = toldTo(history, asker, 'read');
  if (reads.length === 0) return unseen(history, `${who} did not get as far as reading the Subscription`);
  if (reads.some(succeeded)) return skip(`${who} may read the Subscription, and so nothing is kept from it`);
  const strange = reads.find(({ status }) => !KEPT_FROM.includes(status));
  if (strange !== undefined) {
    const why = `whether ${who} may read the Subscription is open: ${answerInWords(strange)}`;
    // A login page, a header that is missing: whoever comes so is not let in, and that says nothing of rights.
    return isOtherwiseRefused(strange) ? skip(why) : unseen(history, why);
  }
  return toldToRun(history, 'read').every(succeeded) && toldToRun(history, 'read').length > 0
    ? undefined
    : unseen(history, 'the run itself could not read the Subscription');
}

function isOtherwiseRefused({ status = 0 }: Exchange): boolean {
  return status >= 300 && status < 500 && ![408, 429].includes(status);
}

/** Whether the server knows the second identity at all: whoever is a stranger to it is refused everything. */
export function isKnown(history: History): boolean {
  return history.exchangesAs('other').some(succeeded);
}
