import {
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  refused,
  succeeded,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { hasArrived, ownEvents } from '../session/own-events.js';
import { parameterText, parameterTexts } from '../session/token-answer.js';
import { deletions, type Deletion } from './deletions.js';
import { NEVER_BOUND, TOKEN_AFTER_DELETION } from './keys.js';
import { judgeStatus } from './status-after.js';

export const deletionNoToken = defineCheck({
  id: 'deletion.no-token',
  title: 'No token can be obtained for a deleted Subscription',
  requirements: ['ALL-DEL-04'],
  cause: 'The operation does not look whether the Subscription still exists.',
  remedy: 'Answer 404 or 410 with an OperationOutcome where the Subscription was deleted.',
  judge(history) {
    const calls = deletions(history).flatMap((deletion) =>
      history.exchangesFor(TOKEN_AFTER_DELETION, deletion.key).map((call) => ({ call, deletion })),
    );
    const findings = calls
      .filter(({ call, deletion }) => grants(history, call, deletion))
      .map(({ call }) => grant(call));
    if (findings.length > 0) return violated('A token is granted for a deleted Subscription', findings);
    // Only the way that gave a token before the deletion tells why it is refused now.
    const right = calls.filter(({ call, deletion }) => refused(call) && worked(history, call, deletion));
    if (right.length > 0) return pass(`refused: ${right.map(({ call }) => answerInWords(call)).join(', ')}`);
    return unseen(history, 'no token was refused after the deletion in the way that one was granted before');
  },
});

export const deletionOldToken = defineCheck({
  id: 'deletion.old-token',
  title: 'A token issued before the deletion no longer binds the Subscription',
  requirements: ['ALL-DEL-05'],
  cause: 'The token is checked by its signature or expiration only.',
  remedy: 'Look for the Subscription when a token is bound, and bind nothing where it is gone.',
  judge(history) {
    const deletion = deletions(history).find(({ key }) => key === NEVER_BOUND);
    if (deletion === undefined) return unseen(history, 'no Subscription was deleted before its token was used');
    const { key, witness } = deletion;
    const bind = history.marks('bind').find(({ credential, keys }) => credential === 'deleted' && keys.includes(key));
    const opened = history.connections.find(({ connect, open }) => open !== undefined && connect.seq > deletion.seq);
    if (bind === undefined || opened === undefined) return unseen(history, 'the old token could not be tried');
    const findings = history.notifications
      .filter((n) => n.key === key && n.seq > bind.seq && n.connection === bind.connection)
      .map(({ seq, status }) => ({
        entry: seq,
        path: status.places.type,
        expected: 'nothing of the deleted Subscription',
        actual: `a notification of type ${status.type ?? 'unknown'}`,
      }));
    if (findings.length > 0) return violated('A token issued before the deletion still binds', findings);
    const twin = ownEvents(history, witness).find((e) => e.requestedSeq > bind.seq && hasArrived(history, witness, e));
    if (twin === undefined) return unseen(history, 'no event was delivered to another Subscription after the bind');
    return pass('neither handshake nor event, while another Subscription heard an event');
  },
});

export const deletionStatus = defineCheck({
  id: 'deletion.status',
  title: 'A deleted Subscription disappears from $status',
  requirements: ['ALL-DEL-06'],
  cause: '$status answers from the state of the binding instead of the stored Subscription.',
  remedy: 'Answer 404 or 410 to $status of a deleted Subscription.',
  judge(history) {
    const asked = deletions(history).flatMap((deletion) => {
      const calls = history.exchangesFor('status', deletion.key);
      const before = calls.find(({ request }) => request.seq < deletion.seq);
      const after = calls.find(({ request }) => request.seq > deletion.seq);
      return before === undefined || after === undefined ? [] : [{ key: deletion.key, before, after }];
    });
    const [first] = asked;
    if (first === undefined) return unseen(history, '$status was not asked before and after a deletion');
    return judgeStatus(history, first);
  },
});

/** A token at the instance; at the type level one that says that it covers the deleted Subscription. */
function grants(history: History, call: Exchange, { key }: Deletion): boolean {
  if (!succeeded(call) || parameterText(call, 'token') === undefined) return false;
  const id = history.subscription(key)?.id ?? '';
  const covered = parameterTexts(call, 'subscription').map((text) => text.split('/').at(-1));
  return isAtInstance(call) ? covered.length === 0 || covered.includes(id) : covered.includes(id);
}

function grant(call: Exchange): Finding {
  return {
    entry: evidenceOf(call),
    expected: '404, 410 or another 4xx',
    actual: `${String(call.status)} with a token`,
  };
}

function worked(history: History, call: Exchange, { key, seq }: Deletion): boolean {
  return history
    .exchangesFor('token', key)
    .some(
      (earlier) =>
        succeeded(earlier) &&
        earlier.request.seq < seq &&
        earlier.request.method === call.request.method &&
        isAtInstance(earlier) === isAtInstance(call),
    );
}

function isAtInstance({ request }: Exchange): boolean {
  return !/\/Subscription\/\$get-ws-binding-token/.test(request.url);
}
