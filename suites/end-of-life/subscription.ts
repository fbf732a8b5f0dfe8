import {
  answerInWords,
  defineCheck,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  unsupported,
} from '../../src/model/index.js';
import { SWITCH_OFF, SWITCHED_OFF, witnessOf } from './keys.js';
import { judgeSilence } from './silence.js';

export const subscriptionOffIsSilent = defineCheck({
  id: 'subscription.off-is-silent',
  title: 'While a Subscription is off no notifications are sent for it',
  requirements: ['ALL-SUB-30'],
  cause: 'The status is stored, but the bindings and timers of the Subscription go on.',
  remedy: 'Look at the status before each notification, or remove the bindings when it becomes off.',
  judge(history) {
    const update = history.exchangesFor(SWITCH_OFF, SWITCHED_OFF).at(0);
    if (update === undefined) return unseen(history, 'no Subscription was switched off');
    if (refused(update) || unsupported(update)) {
      return skip(`the target does not take an update to off: ${answerInWords(update)}`);
    }
    if (!succeeded(update)) return unseen(history, `the update to off failed: ${answerInWords(update)}`);
    const read = history.exchangesFor('read', SWITCHED_OFF).find(({ request }) => request.seq > update.request.seq);
    if (!succeeded(read) || textAt(read?.body, 'status') !== 'off' || read?.response === undefined) {
      return unseen(history, 'the update to off was accepted, but a read does not show it');
    }
    const { seq, at } = read.response;
    return judgeSilence(history, {
      key: SWITCHED_OFF,
      witness: witnessOf(SWITCHED_OFF),
      seq,
      at,
      words: 'after it was switched off',
    });
  },
});
