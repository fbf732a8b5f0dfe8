import {
  answerInWords,
  evidenceOf,
  pass,
  refused,
  skip,
  succeeded,
  unseen,
  violated,
  type Exchange,
  type History,
  type Outcome,
} from '../../src/model/index.js';

interface Asked {
  readonly key: string;
  /** Answers of `$status` before and after the deletion. */
  readonly before: Exchange;
  readonly after: Exchange;
}

/** Judges what `$status` says of a deleted Subscription. */
export function judgeStatus(history: History, { key, before, after }: Asked): Outcome {
  if (refused(before) || before.status === 501) return skip(`$status is not offered: ${answerInWords(before)}`);
  if (!succeeded(before))
    return unseen(history, `$status was not answered before the deletion: ${answerInWords(before)}`);
  if (refused(after)) return pass(`$status answers ${answerInWords(after)}`);
  if (!succeeded(after)) return unseen(history, `$status was not answered after the deletion: ${answerInWords(after)}`);
  const id = history.subscription(key)?.id;
  const status = history.statusesIn(after.body).find(({ subscriptionId }) => subscriptionId === id);
  if (status === undefined) return pass('$status no longer lists it');
  if (status.status === 'off' || status.status === 'entered-in-error')
    return pass(`$status shows it as ${status.status}`);
  const actual = `listed with status ${status.status ?? 'absent'}`;
  return violated('$status still reports a deleted Subscription', [
    { entry: evidenceOf(after), path: status.places.status, expected: '404, 410 or not listed', actual },
  ]);
}
