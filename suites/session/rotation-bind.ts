import { defineCheck, inconclusive, judgeEach, pass, skip, unseen, violated } from '../../src/model/index.js';
import type { Finding, History } from '../../src/model/index.js';
import { isPassing } from '../binding/connections.js';
import { answerTo } from './answers.js';
import { broke, closedByServer, type Binding } from './bindings.js';
import { renewals, type Renewal } from './renewals.js';

export const rotationRebind = defineCheck({
  id: 'rotation.rebind',
  title: 'A renewed token that names the same URL can be bound on the open connection',
  requirements: ['ALL-ROT-04'],
  cause: 'A second bind message on a connection is taken for a protocol error and ends it.',
  remedy: 'Accept further bind-with-token messages on a bound connection and answer each with a handshake.',
  judge(history) {
    const all = renewals(history);
    const same = all.filter(({ isSameUrl }) => isSameUrl);
    if (all.length > 0 && same.length === 0) return skip('each renewed token named another URL than the connection');
    const rebound = same.flatMap(({ binding }) => (binding?.again === true ? [binding] : []));
    if (rebound.length === 0) return unseen(history, 'no renewed token was bound on an open connection');
    const findings = rebound.flatMap((binding) => deadRebind(history, binding));
    if (findings.length > 0) return violated('A renewed token cannot be bound on the open connection', findings);
    const answered = rebound.filter(({ handshake }) => handshake !== undefined);
    if (answered.length > 0) return pass(`${String(answered.length)} × a renewed token bound on the open connection`);
    if (rebound.every(({ connection }) => broke(connection))) {
      return unseen(history, 'the connection broke before the renewed bind was answered');
    }
    return unseen(history, 'no handshake came after the renewed bind; the events may be due to the earlier one');
  },
});

export const rotationNewUrl = defineCheck({
  id: 'rotation.new-url',
  title: 'A renewed token that names another URL can be bound on a new connection to it',
  requirements: ['ALL-ROT-05'],
  cause: 'The token is known only to the node that issued it, or the announced node is not ready.',
  remedy: 'Announce a URL only where the token is honoured.',
  judge(history) {
    const all = renewals(history);
    const moved = all.filter(({ isSameUrl, url }) => !isSameUrl && url !== undefined);
    if (all.length > 0 && moved.length === 0) return skip('the URL did not change with the renewed token');
    if (moved.length === 0) return unseen(history, 'no token was renewed');
    const findings = moved.flatMap((renewal) => deadMove(history, renewal));
    if (findings.length > 0) return violated('A renewed token cannot be bound at the URL that it names', findings);
    const bound = moved.filter(({ binding }) => (binding?.notifications.length ?? 0) > 0);
    if (bound.length === 0) return unseen(history, 'nothing arrived at the new URL');
    return pass(`${String(bound.length)} × a renewed token bound at its new URL`);
  },
});

export const rotationHandshake = defineCheck({
  id: 'rotation.handshake',
  title: 'A renewed bind is answered by a handshake again',
  requirements: ['ALL-ROT-10'],
  cause: 'The server sends handshakes to new connections only.',
  remedy: 'Answer every bind with a handshake for each Subscription of its token.',
  judge(history) {
    const bound = renewals(history).flatMap(({ binding }) => binding ?? []);
    const decided = bound.filter((binding) => ['answered', 'missing'].includes(answerTo(history, binding)));
    if (bound.length > 0 && decided.length === 0) {
      return inconclusive('the renewed connection ended before a handshake could have come');
    }
    return judgeEach(history, decided, {
      situation: 'renewed bind',
      broken: 'Renewed binds are not answered by a handshake',
      problem: ({ handshake, bind, key }) =>
        handshake === undefined
          ? { entry: bind.seq, expected: `a handshake for Subscription "${key}"`, actual: 'none came' }
          : undefined,
    });
  },
});

/** The connection was ended, or neither handshake nor anything else came in the whole limit. */
function deadRebind(history: History, binding: Binding): Finding[] {
  const { bind, connection, notifications } = binding;
  const answer = answerTo(history, binding);
  const expected = 'a handshake on the connection, which stays open';
  if (answer === 'refused') {
    const code = connection.end?.code ?? connection.closes[0]?.code;
    return [{ entry: bind.seq, expected, actual: `the server closed the connection (${String(code)})` }];
  }
  const isDead = answer === 'missing' && notifications.length === 0;
  return isDead ? [{ entry: bind.seq, expected, actual: 'neither handshake nor any other notification' }] : [];
}

function deadMove(history: History, { url, key, exchange, binding }: Renewal): Finding[] {
  const refusal = history.connections.find(
    ({ connect, refused }) =>
      refused !== undefined && !isPassing(refused) && connect.url === url && connect.seq > exchange.request.seq,
  )?.refused;
  const expected = `a connection to ${url ?? ''} that binds Subscription "${key}"`;
  if (binding === undefined) {
    return refusal === undefined ? [] : [{ entry: refusal.seq, expected, actual: `refused: ${refusal.message}` }];
  }
  const answer = answerTo(history, binding);
  const isDead = answer === 'refused' || (answer === 'missing' && binding.notifications.length === 0);
  const actual = closedByServer(binding.connection) ? 'the server closed it' : 'no handshake and no event';
  return isDead ? [{ entry: binding.bind.seq, expected, actual }] : [];
}
