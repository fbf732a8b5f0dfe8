import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  pass,
  refused,
  succeeded,
  textAt,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { isPassing } from '../binding/connections.js';
import { answerTo } from './answers.js';
import { interruption, type Interruption } from './interruption.js';
import { ownEvents, wasWaitedFor } from './own-events.js';

export const disconnectSurvives = defineCheck({
  id: 'disconnect.survives',
  title: 'Closing the connection does not end the Subscription',
  requirements: ['ALL-DISC-02'],
  cause: 'The Subscription is tied to the socket and removed or switched off with it.',
  remedy: 'Keep the Subscription until the client deletes it, switches it off or its end time comes.',
  judge(history) {
    const stop = interruption(history);
    if (stop === undefined) return unseen(history, 'the connection was not closed by the client');
    const untilSeq = stop.rebind?.bind.seq ?? Infinity;
    const reads = history
      .exchangesFor('read', stop.key)
      .filter(({ request }) => request.seq > stop.close.seq && request.seq < untilSeq);
    return judgeEach(history, reads.filter(tellsOfLife), {
      situation: 'read of the Subscription after the connection was closed',
      broken: 'The Subscription ended with the connection',
      problem: (exchange) =>
        isAlive(exchange)
          ? undefined
          : { entry: evidenceOf(exchange), expected: 'the Subscription, not switched off', actual: stateOf(exchange) },
    });
  },
});

export const disconnectReconnect = defineCheck({
  id: 'disconnect.reconnect',
  title: 'After a disconnect a client can connect, bind and hear events again',
  requirements: ['ALL-DISC-04'],
  cause: 'State of the closed connection is left behind, and the next one is refused or not served.',
  remedy: 'Release a binding when its connection ends, and let a fresh token bind anew.',
  judge(history) {
    const stop = interruption(history);
    if (stop === undefined) return unseen(history, 'the connection was not closed by the client');
    const findings = obstacles(history, stop);
    if (findings.length > 0) return violated('After a disconnect the Subscription cannot be heard again', findings);
    if (stop.rebind === undefined) return unseen(history, 'the client did not come back');
    if (isHeard(history, stop)) return pass('a fresh token bound a new connection, and the next event arrived on it');
    return unseen(history, 'no event was caused, and waited for to the end, after the client was back');
  },
});

/** Only answers that say whether the Subscription is there. */
function tellsOfLife(exchange: Exchange): boolean {
  return succeeded(exchange) || exchange.status === 404 || exchange.status === 410;
}

function isAlive(exchange: Exchange): boolean {
  return succeeded(exchange) && !['off', 'entered-in-error'].includes(textAt(exchange.body, 'status') ?? '');
}

function stateOf(exchange: Exchange): string {
  return succeeded(exchange) ? `status ${textAt(exchange.body, 'status') ?? 'absent'}` : answerInWords(exchange);
}

/** What stood in the way: the token, the connection, the bind, or delivery of every event that followed. */
function obstacles(history: History, { key, close, rebind, later }: Interruption): Finding[] {
  if (rebind === undefined)
    return [...refusedTokens(history, key, close.seq), ...refusedConnections(history, close.seq)];
  const answer = answerTo(history, rebind);
  if (answer === 'refused') {
    return [{ entry: rebind.bind.seq, expected: 'a handshake', actual: 'the server closed the connection' }];
  }
  const silent = later.length > 0 && !later.some(({ arrival }) => arrival !== undefined);
  if (!silent || isHeard(history, { key, rebind, later })) return [];
  // Delivery is best effort: while one of them may still come, nothing is said.
  if (!later.every((event) => wasWaitedFor(history, key, event))) return [];
  return later.map(({ trigger }) => ({
    entry: trigger.seq,
    expected: `an event about ${trigger.focus ?? '?'} on the new connection`,
    actual: 'none came',
  }));
}

function refusedTokens(history: History, key: string, sinceSeq: number): Finding[] {
  const asked = history.exchangesFor('token', key).filter(({ request }) => request.seq > sinceSeq);
  if (asked.some(succeeded)) return [];
  return asked
    .filter(refused)
    .map((exchange) => ({ entry: evidenceOf(exchange), expected: 'a fresh token', actual: answerInWords(exchange) }));
}

/** By an answer of the server: what never reached it, or was lost on the way, may be due to the network. */
function refusedConnections(history: History, sinceSeq: number): Finding[] {
  return history.connections.flatMap(({ connect, refused: refusal }) =>
    refusal?.status === undefined || isPassing(refusal) || connect.seq < sinceSeq
      ? []
      : [{ entry: refusal.seq, expected: `a connection to ${connect.url}`, actual: refusal.message }],
  );
}

/** An event without focus is taken for the one that was caused last; one that was caused before may be a replay. */
function isHeard(history: History, { key, rebind, later }: Pick<Interruption, 'key' | 'rebind' | 'later'>): boolean {
  const first = later[0]?.requestedSeq ?? Infinity;
  const earlier = ownEvents(history, key).filter(({ requestedSeq }) => requestedSeq < first);
  const replayed = new Set(earlier.map(({ trigger }) => trigger.focus));
  const seen = rebind?.notifications.filter(({ seq, status }) => seq > first && status.events.length > 0) ?? [];
  return seen.some(
    ({ seq, status }) =>
      later.some(({ arrival }) => arrival?.notification.seq === seq) ||
      status.events.some(({ focus }) => focus === undefined || !replayed.has(focus.name)),
  );
}
