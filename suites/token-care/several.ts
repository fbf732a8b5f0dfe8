import type { BindingToken, Connection, SubscribedTo, Subscriber, TokenCall } from '../../src/model/index.js';
import { cause, eventOn, handshakesOn } from './arrivals.js';

interface Pair {
  readonly first: SubscribedTo;
  readonly second: SubscribedTo;
  readonly patients: readonly [string, string];
}

/**
 * Two Subscriptions and the ways to name them in a token. One way after the other, each token used as soon as it is
 * given, because some servers let a new token take the place of the one before.
 */
export async function bindSeveral(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient('first');
  const otherPatient = await subscriber.patient('second');
  const [first, second] = await Promise.all([
    subscriber.subscribe('first', { patient }),
    subscriber.subscribe('second', { patient: otherPatient }),
  ]);
  const pair: Pair = { first, second, patients: [patient, otherPatient] };
  await bothInOneToken(subscriber, pair);
  await bothOnOneConnection(subscriber, pair);
  await foreignIdOnInstance(subscriber, pair);
}

async function bothInOneToken(subscriber: Subscriber, pair: Pair): Promise<void> {
  const { first, second } = pair;
  const keys = [first.key, second.key];
  const token = await tokenByEither(subscriber, { about: 'type-several', ids: [first.id, second.id], keys });
  const connection = token && (await bindTo(subscriber, token));
  if (connection === undefined) return;
  await handshakesOn(subscriber, connection, first, second);
  await causeBoth(subscriber, connection, pair);
  await connection.close();
}

async function bothOnOneConnection(subscriber: Subscriber, pair: Pair): Promise<void> {
  const { first, second } = pair;
  const one = await subscriber.token(first);
  const connection = await bindTo(subscriber, one);
  if (connection === undefined) return;
  await handshakesOn(subscriber, connection, first);
  const other = await subscriber.token(second);
  if (other.url !== one.url) {
    const reason = 'the tokens of two Subscriptions name different websocket URLs';
    subscriber.skip('one-connection', reason);
  } else if (connection.open) {
    connection.bind(other);
    await handshakesOn(subscriber, connection, second);
    await causeBoth(subscriber, connection, pair);
  }
  await connection.close();
}

/** On the instance the id of another Subscription means nothing: only the one of the path may be bound. */
async function foreignIdOnInstance(subscriber: Subscriber, pair: Pair): Promise<void> {
  const { first, second, patients } = pair;
  const call = { about: 'foreign-id', instance: first.id, ids: [second.id], keys: [first.key] };
  const token = await tokenByEither(subscriber, call);
  const connection = token && (await bindTo(subscriber, token));
  if (connection === undefined) return;
  await handshakesOn(subscriber, connection, first);
  const apart = subscriber.facts.topic?.patientFilter !== undefined;
  const sinceAt = subscriber.now();
  await cause(subscriber, patients[1], apart ? [second] : [first, second]);
  await cause(subscriber, patients[0], apart ? [first] : [first, second]);
  await eventOn(subscriber, connection, first, sinceAt);
  await subscriber.settle('notifications of a Subscription that was only named by id');
  await connection.close();
}

/** By POST, and where that gives no token by GET. */
async function tokenByEither(
  subscriber: Subscriber,
  call: Omit<TokenCall, 'method'>,
): Promise<BindingToken | undefined> {
  const posted = await subscriber.tokenCall({ ...call, method: 'POST' });
  return posted.token ?? (await subscriber.tokenCall({ ...call, method: 'GET' })).token;
}

async function bindTo(subscriber: Subscriber, token: BindingToken): Promise<Connection | undefined> {
  const connection = await subscriber.connect(token.url);
  connection?.bind(token);
  return connection;
}

async function causeBoth(subscriber: Subscriber, connection: Connection, pair: Pair): Promise<void> {
  const { first, second, patients } = pair;
  const apart = subscriber.facts.topic?.patientFilter !== undefined;
  const sinceAt = subscriber.now();
  await cause(subscriber, patients[0], apart ? [first] : [first, second]);
  await cause(subscriber, patients[1], apart ? [second] : [first, second]);
  await Promise.all([first, second].map((one) => eventOn(subscriber, connection, one, sinceAt)));
}
