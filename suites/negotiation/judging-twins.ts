import {
  answerInWords,
  evidenceOf,
  explained,
  inconclusive,
  issuesOf,
  pass,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  violated,
  type Exchange,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import type { Twin } from './twins.js';

/** Issue codes of refusals that have nothing to do with what differs. */
const OTHER_REASONS = [
  ...['login', 'security', 'unknown', 'expired', 'suppressed', 'duplicate', 'too-costly', 'exception'],
  ...['transient', 'lock-error', 'no-store', 'timeout', 'incomplete', 'throttled'],
];

/** A twin passes where it was refused for what differs, or accepted with the wrong thing visibly changed. */
export function judgeTwin(history: History, twin: Twin): Outcome {
  const left = history.skipped(twin.key);
  if (left !== undefined) return skip(left.reason);
  const exchange = twinExchange(history, twin);
  if (exchange === undefined) return unseen(history, `no Subscription ${twin.what} was sent`);
  return succeeded(exchange) ? judgeAccepted(history, twin, exchange) : judgeRefused(history, twin, exchange);
}

export function twinExchange(history: History, { key }: Twin): Exchange | undefined {
  return history.exchangesFor('twin', key).at(-1);
}

function judgeAccepted(history: History, twin: Twin, exchange: Exchange): Outcome {
  const story = history.subscription(twin.key);
  if (story?.storedResource === undefined) {
    return unseen(history, `a Subscription ${twin.what} was accepted, and what was stored could not be read`);
  }
  const status = story.settings.status ?? 'no status';
  if (!twin.kept(story.settings)) return pass(`a Subscription ${twin.what} was accepted with this visibly changed`);
  return violated(`a Subscription ${twin.what} was accepted unchanged (${status})`, [
    {
      entry: evidenceOf(exchange),
      expected: 'a 4xx answer with an OperationOutcome',
      actual: `${answerInWords(exchange)}, stored as ${status}`,
    },
  ]);
}

function judgeRefused(history: History, twin: Twin, exchange: Exchange): Outcome {
  const answer = `a Subscription ${twin.what} was answered ${answerInWords(exchange)}`;
  if (!refused(exchange)) return unseen(history, `${answer}, which is no refusal`);
  if (!explained(exchange)) return inconclusive(`${answer} without an OperationOutcome that says why`);
  const code = issuesOf(exchange)
    .map((issue) => textAt(issue, 'code') ?? '')
    .find((word) => OTHER_REASONS.includes(word));
  if (code !== undefined) return inconclusive(`${answer} for another reason (${code})`);
  if (!validOnesAccepted(history)) {
    return unseen(history, `${answer}, but valid Subscriptions were not accepted before and after it`);
  }
  return pass(answer);
}

/** Whether the valid Subscriptions around the twins were accepted, so that a refusal is due to what differs. */
export function validOnesAccepted(history: History): boolean {
  return ['valid', 'control'].every((key) => history.subscription(key) !== undefined);
}
