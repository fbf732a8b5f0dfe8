import {
  answerInWords,
  defineCheck,
  evidenceOf,
  inconclusive,
  judgeEach,
  pass,
  refused,
  skip,
  succeeded,
  unseen,
  unsupported,
  violated,
  type Exchange,
} from '../../src/model/index.js';
import { bindings, broke, closedByServer } from '../session/bindings.js';
import { hasArrived, ownEvents, wasWaitedFor } from '../session/own-events.js';
import { isOpenAt } from '../session/unbound.js';
import { deletesOf, deletions } from './deletions.js';
import { DELETED, NEVER_BOUND } from './keys.js';
import { judgeSilence } from './silence.js';

export const deletionDelete = defineCheck({
  id: 'deletion.delete',
  title: 'A client can delete a Subscription that it no longer wants',
  requirements: ['R5-DEL-01', 'BP-DEL-01'],
  cause: 'DELETE is not offered on Subscription, or refused while the Subscription is active.',
  remedy: 'Offer DELETE on Subscription, whatever its status.',
  judge(history) {
    const attempts = [DELETED, NEVER_BOUND].flatMap((key) => deletesOf(history, key));
    const done = attempts.filter(succeeded);
    const no = attempts.filter((exchange) => unsupported(exchange) || (refused(exchange) && exchange.status !== 403));
    if (no.length > 0) return violated('Subscriptions cannot be deleted', no.map(refusal));
    if (done.length > 0) return pass(`${String(done.length)} × deleted`);
    if (attempts.length === 0) return unseen(history, 'no DELETE was sent');
    return unseen(history, `no DELETE was answered: ${attempts.map(answerInWords).join(', ')}`);
  },
});

export const deletionGone = defineCheck({
  id: 'deletion.gone',
  title: 'A deleted Subscription can no longer be read',
  requirements: ['ALL-DEL-02'],
  cause: 'DELETE only switches the Subscription off, or reads come from a cache.',
  remedy: 'Answer 410 or 404 to a read of a deleted Subscription.',
  judge(history) {
    const reads = deletions(history).flatMap(({ key, seq, exchange }) =>
      history
        .exchangesFor('read', key)
        .filter(({ request }) => request.seq > seq)
        .map((read) => ({ read, isPending: exchange.status === 202 })),
    );
    const decided = reads.filter(({ read }) => succeeded(read) || read.status === 404 || read.status === 410);
    if (decided.some(({ read, isPending }) => succeeded(read) && isPending)) {
      return inconclusive('the deletion was accepted for later (202), and the Subscription can still be read');
    }
    return judgeEach(history, decided, {
      situation: 'read of a deleted Subscription',
      broken: 'Deleted Subscriptions can still be read',
      problem: ({ read }) =>
        succeeded(read) ? { entry: evidenceOf(read), expected: '410 or 404', actual: answerInWords(read) } : undefined,
    });
  },
});

export const deletionSilent = defineCheck({
  id: 'deletion.silent',
  title: 'After deletion nothing is sent for the Subscription',
  requirements: ['ALL-DEL-03'],
  cause: 'The binding or its heartbeat timer outlives the Subscription.',
  remedy: 'Remove bindings and timers of a Subscription when it is deleted.',
  judge(history) {
    const deletion = deletions(history).find(({ key }) => key === DELETED);
    return deletion === undefined ? unseen(history, 'no Subscription was deleted') : judgeSilence(history, deletion);
  },
});

export const deletionOthers = defineCheck({
  id: 'deletion.others',
  title: 'Deleting one Subscription leaves the others on the same connection alone',
  requirements: ['ALL-DEL-07'],
  cause: 'The connection is closed, or all its bindings dropped, when one of its Subscriptions is deleted.',
  remedy: 'Remove only the binding of the deleted Subscription.',
  judge(history) {
    const deletion = deletions(history).find(({ key }) => key === DELETED);
    if (deletion === undefined) return unseen(history, 'no Subscription was deleted');
    const { key, witness, seq } = deletion;
    const own = bindings(history, key).map(({ connection }) => connection.id);
    const shared = bindings(history, witness).find(
      ({ connection }) => own.includes(connection.id) && isOpenAt(connection, seq),
    );
    if (shared === undefined) return skip('no other Subscription was bound on the connection of the deleted one');
    const { connection } = shared;
    if (closedByServer(connection)) {
      const entry = connection.closes[0]?.seq ?? connection.end?.seq ?? seq;
      const finding = { entry, expected: 'the connection stays open', actual: 'the server closed it' };
      return violated('Deleting one Subscription ends the connection of another', [finding]);
    }
    const later = ownEvents(history, witness).filter(({ requestedSeq }) => requestedSeq > seq);
    if (later.some((event) => hasArrived(history, witness, event)))
      return pass('the other Subscription goes on being notified');
    if (broke(connection)) return unseen(history, 'the connection of both broke before an event could arrive');
    const lost = later.filter((event) => wasWaitedFor(history, witness, event));
    if (lost.length === 0) return unseen(history, 'no event was caused for the other Subscription after the deletion');
    const findings = lost.map(({ trigger }) => ({
      entry: trigger.seq,
      expected: `an event about ${trigger.focus ?? '?'} for Subscription "${witness}"`,
      actual: 'none came',
    }));
    return violated('After a deletion the other Subscription on the connection is not notified', findings);
  },
});

function refusal(exchange: Exchange) {
  return { entry: evidenceOf(exchange), expected: 'the Subscription deleted (2xx)', actual: answerInWords(exchange) };
}
