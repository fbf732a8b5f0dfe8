import {
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  succeeded,
  unseen,
  unsupported,
  violated,
  type Exchange,
} from '../../src/model/index.js';
import { noTokenOperation } from './no-token-operation.js';
import { parameterText } from './token-answer.js';

export const tokenOffered = defineCheck({
  id: 'token.offered',
  title: 'A server that accepts WebSocket Subscriptions offers $get-ws-binding-token on the instance',
  requirements: ['ALL-TOKEN-01'],
  gate: true,
  explains: noTokenOperation,
  cause: 'Clients are expected to connect by other means, or the operation exists on the type level only.',
  remedy: 'Offer Subscription/[id]/$get-ws-binding-token.',
  judge(history) {
    const calls = history.subscriptions.flatMap(({ key, id }) =>
      history.exchangesFor('token', key).filter(({ request }) => request.url.includes(`/${id}/$get-ws-binding-token`)),
    );
    const granted = calls.filter((call) => succeeded(call) && parameterText(call, 'token') !== undefined);
    if (granted.length > 0) return pass(`${String(granted.length)} × a token by ${granted[0]?.request.method ?? '?'}`);
    if (calls.length === 0) return unseen(history, 'no token was asked for');
    if (!calls.every(isNotOffered))
      return unseen(history, `no token was granted: ${calls.map(answerInWords).join(', ')}`);
    const findings = calls.map((call) => ({
      entry: evidenceOf(call),
      expected: `a token by ${call.request.method}`,
      actual: answerInWords(call),
    }));
    return violated('$get-ws-binding-token is not offered for an accepted Subscription', findings);
  },
});

/** The Subscription is there, so a 404 is about the operation. */
function isNotOffered(call: Exchange): boolean {
  return call.status === 404 || unsupported(call);
}
