import {
  advise,
  defineCheck,
  evidenceOf,
  inconclusive,
  pass,
  refused,
  shown,
  skip,
  unseen,
  unsupported,
  violated,
  type ConnectionStory,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { wasWatched } from '../session/answers.js';
import { broke } from '../session/bindings.js';
import { gave, tokenCalls, type TokenCallStory } from './answers.js';
import { connectionsFor, eventsFor, heard, listenedUntil, lost, wasAwaited } from './bindings.js';
import { tells, unexpected } from './token-calls.js';

const PAIR = ['first', 'second'];

export const tokenSeveralIds = defineCheck({
  id: 'token.several-ids',
  title: 'Several ids on the type give one token that covers all of them',
  requirements: ['ALL-TOKEN-05'],
  cause: 'Only the first id parameter is read, or a list with commas is expected in one.',
  remedy: 'Read every repetition of the id parameter and bind all of them by the token.',
  judge(history) {
    const calls = tokenCalls(history, 'type-several').filter(tells);
    const given = calls.find(gave);
    if (given === undefined) return judgeNotGiven(history, calls);
    const [connection] = connectionsFor(history, given.exchange.request.exchange);
    if (connection?.open === undefined) return unseen(history, 'the token for several ids was not bound');
    return judgeCovered(history, connection, evidenceOf(given.exchange));
  },
});

function judgeNotGiven(history: History, calls: readonly TokenCallStory[]): Outcome {
  if (calls.length === 0) return unseen(history, 'no answer to a call with several ids was seen');
  const single = ['type-post', 'type-get'].some((about) => tokenCalls(history, about).some(gave));
  if (!single) return skip('the operation gives no token on the type');
  const refusals = calls.filter(({ exchange }) => refused(exchange) || unsupported(exchange));
  if (refusals.length === 0) return inconclusive('the call with several ids gave neither a token nor a refusal');
  const findings = refusals.map((call) => unexpected(call, 'one token for both'));
  return advise('one id is taken, several are refused', findings);
}

/** Bound is what is heard: a handshake, or an event where the server sends none. */
function judgeCovered(history: History, connection: ConnectionStory, entry: number): Outcome {
  const silent = PAIR.filter((key) => heard(history, connection.id, key).length === 0);
  if (silent.length === 0) return pass('the token of both ids binds both Subscriptions');
  if (lost(connection)) return unseen(history, 'the connection was lost before both Subscriptions were heard of');
  if (!silent.every((key) => wasDue(history, connection, key))) {
    return unseen(history, 'no event was caused, and waited for, that shows what the token covers');
  }
  const expected = 'a handshake or an event for each Subscription of the token';
  return violated('a token for several ids does not cover all of them', [
    ...silent.map((key) => ({ entry, expected, actual: `nothing for ${nameOf(history, key)}` })),
  ]);
}

/** Whether a Subscription should have been heard of by now: an event of it, or a handshake where another one came. */
function wasDue(history: History, connection: ConnectionStory, key: string): boolean {
  const { seq, at } = connection.binds[0] ?? connection.connect;
  const shakes = history.notificationsOfType('handshake').some((one) => one.connection === connection.id);
  if (shakes && wasWatched(history, at, listenedUntil(history, connection), history.limits.handshakeMs)) return true;
  return eventsFor(history, key, seq).some((event) => wasAwaited(history, connection, event));
}

export const tokenIdIgnoredOnInstance = defineCheck({
  id: 'token.id-ignored-on-instance',
  title: 'On the instance an id parameter is ignored',
  requirements: ['ALL-TOKEN-07'],
  cause: 'Both levels share code that reads the parameter first and the path only where it is missing.',
  remedy: 'On the instance, bind the Subscription of the path and nothing else.',
  judge(history) {
    const calls = tokenCalls(history, 'foreign-id').filter(tells);
    const given = calls.find(gave);
    if (given === undefined) {
      const plain = ['post', 'get'].some((about) => tokenCalls(history, about).some(gave));
      const refusals = calls.filter(({ exchange }) => refused(exchange));
      if (!plain || refusals.length === 0) return unseen(history, 'no answer to a call with a foreign id was seen');
      return advise(
        'a foreign id on the instance is refused, though it should be ignored',
        refusals.map((call) => unexpected(call, 'a token, as without the id')),
      );
    }
    const [connection] = connectionsFor(history, given.exchange.request.exchange);
    if (connection?.open === undefined) return unseen(history, 'the token was not bound');
    return judgePathOnly(history, connection);
  },
});

function judgePathOnly(history: History, connection: ConnectionStory): Outcome {
  const wrong = heard(history, connection.id, 'second');
  if (wrong.length > 0) {
    const expected = `nothing for ${nameOf(history, 'second')}, which was only named by the id parameter`;
    return violated(
      'the id parameter was bound on the instance',
      wrong.map(({ seq, status }) => ({ entry: seq, expected, actual: shown(status.type) })),
    );
  }
  if (heard(history, connection.id, 'first').length > 0) return pass('only the Subscription of the path is bound');
  return unseen(history, 'the token of the path was followed by no handshake and no event');
}

export const bindSeveralSubscriptions = defineCheck({
  id: 'bind.several-subscriptions',
  title: 'One connection can be bound to several Subscriptions, one token after the other',
  requirements: ['ALL-BIND-06'],
  cause: 'A connection holds one Subscription, and a second bind replaces it or closes the connection.',
  remedy: 'Keep a set of Subscriptions for each connection and add to it with every bind.',
  judge(history) {
    const left = history.skipped('one-connection');
    if (left !== undefined) return skip(left.reason);
    const connection = history.connections.find(({ binds }) => isOneAfterTheOther(binds.map(({ keys }) => keys)));
    const second = connection?.binds[1];
    if (connection === undefined || second === undefined)
      return unseen(history, 'no second bind was sent on a connection');
    const told = PAIR.filter((key) => heard(history, connection.id, key).some(({ seq }) => seq > second.seq));
    if (told.length === PAIR.length) return pass('both Subscriptions are told of their events on one connection');
    if (broke(connection)) return unseen(history, 'the connection broke before both Subscriptions were told of events');
    const findings = missed(history, connection, second.seq);
    if (findings.length > 0) return violated('a connection does not serve two Subscriptions', findings);
    return unseen(history, 'no event of both Subscriptions could be seen on one connection');
  },
});

function isOneAfterTheOther(keys: readonly (readonly string[])[]): boolean {
  return keys.length >= 2 && PAIR.every((key, index) => keys[index]?.length === 1 && keys[index]?.[0] === key);
}

/** A connection that the server closed, or an event that was caused for one of the two and never told there. */
function missed(history: History, connection: ConnectionStory, afterSeq: number): Finding[] {
  const [close] = connection.closes;
  if (close?.by === 'server') {
    const actual = `closed with code ${String(close.code)}`;
    return [{ entry: close.seq, expected: 'the connection stays open after the second bind', actual }];
  }
  return PAIR.flatMap((key) => {
    const events = eventsFor(history, key, afterSeq).filter((event) => wasAwaited(history, connection, event));
    const told = heard(history, connection.id, key).some(({ seq }) => seq > afterSeq);
    const first = events[0];
    if (first === undefined || told) return [];
    return [
      { entry: first.seq, expected: `an event for ${nameOf(history, key)}`, actual: 'nothing on the connection' },
    ];
  });
}

function nameOf(history: History, key: string): string {
  return `Subscription/${history.subscription(key)?.id ?? key}`;
}
