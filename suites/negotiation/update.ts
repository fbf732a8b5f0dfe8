import {
  answerInWords,
  defineCheck,
  evidenceOf,
  inconclusive,
  pass,
  shown,
  succeeded,
  textAt,
  unseen,
  unsupported,
  violated,
  type Exchange,
  type History,
} from '../../src/model/index.js';

export const subscriptionUpdate = defineCheck({
  id: 'subscription.update',
  title: 'An existing Subscription can be modified by an update',
  requirements: ['ALL-SUB-29'],
  cause: 'Subscriptions can only be created and deleted, or an update is accepted and then forgotten.',
  remedy: 'Take a PUT on [base]/Subscription/[id], store what it changes, and answer with what was stored.',
  judge(history) {
    const updates = history.exchangesFor('update', 'valid');
    const last = updates.at(-1);
    if (last === undefined) return unseen(history, 'no update was sent');
    const accepted = updates.find(succeeded);
    if (accepted !== undefined) return judgeAccepted(history, accepted);
    const answer = `an update was answered ${answerInWords(last)}`;
    if (!updates.some((update) => unsupported(update) || update.status === 404)) return inconclusive(answer);
    return violated('a Subscription cannot be updated', [
      { entry: evidenceOf(last), expected: '200 or 201', actual: answerInWords(last) },
    ]);
  },
});

/** The changed reason shows in the next read; free text leaves nothing to coerce. */
function judgeAccepted(history: History, update: Exchange) {
  const reads = history.exchangesFor('read', 'valid').filter(succeeded);
  const read = reads.find(({ request }) => request.seq > update.request.seq);
  if (read === undefined) return unseen(history, 'the updated Subscription was not read back');
  const sent = textAt(update.sent, 'reason');
  if (textAt(read.body, 'reason') === sent)
    return pass(`the update was answered ${answerInWords(update)} and is stored`);
  return violated('an update was accepted and changed nothing', [
    {
      entry: evidenceOf(read),
      path: 'Subscription.reason',
      expected: shown(sent),
      actual: shown(textAt(read.body, 'reason')),
    },
  ]);
}
