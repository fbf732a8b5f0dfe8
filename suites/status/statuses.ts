import { evidenceOf, judgeEach, type Finding, type History, type Outcome } from '../../src/model/index.js';
import { answered, idOf, isBundle, whereOffered, type Told } from './answers.js';
import { BUSY, QUIET } from './asking.js';

/** Every status in every answer. */
export function statuses(history: History): Told[] {
  return answered(history)
    .filter(isBundle)
    .flatMap((exchange) =>
      history.statusesIn(exchange.body).map((status) => ({ entry: evidenceOf(exchange), status })),
    );
}

/** Those of the Subscriptions of this story: what others stored need not follow a topic. */
export function ownStatuses(history: History): Told[] {
  const own = [idOf(history, BUSY), idOf(history, QUIET)];
  return statuses(history).filter(({ status }) => own.includes(status.subscriptionId));
}

interface StatusRule {
  readonly broken: string;
  readonly problem: (told: Told) => Finding | undefined;
  readonly doubt?: (told: Told) => Finding | undefined;
}

/** Judges statuses by one rule, where the server offers the operation. */
export function judgeStatuses(history: History, told: readonly Told[], rule: StatusRule): Outcome {
  return whereOffered(history, () =>
    judgeEach(history, told, { situation: 'status in an answer of $status', ...rule }),
  );
}
