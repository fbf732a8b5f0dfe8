import type { BindingToken, Connection, SubscribedTo, Subscriber } from '../../src/model/index.js';
import { cause, eventOn } from './arrivals.js';
import { altered, garbageLike } from './forging.js';

/**
 * One honest session, and beside it connections that bind with what is no token for its Subscription. After an event of
 * another Subscription, which nobody has bound, an event reaches the honest one; then nothing else may have come.
 */
export async function bindWithoutToken(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient('bound');
  const otherPatient = await subscriber.patient('foreign');
  const bound = await subscriber.subscribe('bound', { patient });
  const foreign = await subscriber.subscribe('foreign', { patient: otherPatient });
  const honest = await subscriber.session(bound);
  const model = await subscriber.token(bound);
  const forged = await bindForged(subscriber, model, bound);
  const strange = await sendMalformed(subscriber, model, bound);

  // Without a filter to keep them apart, the honest one is told of both.
  const apart = subscriber.facts.topic?.patientFilter !== undefined;
  await cause(subscriber, otherPatient, apart ? [] : [bound], [foreign]);
  const sinceAt = subscriber.now();
  await cause(subscriber, patient, [bound]);
  await eventOn(subscriber, honest.connection, bound, sinceAt);
  await subscriber.settle('notifications on connections that no token has bound');
  await Promise.all([...forged, ...strange].map((connection) => connection.close()));

  // Whether a token may be used twice is not regulated: it is done last and only recorded.
  const again = await subscriber.connect(honest.token.url);
  again?.bind(honest.token, 're-used');
  await subscriber.settle('an answer to a token that was used before');
  await Promise.all([again?.close(), honest.connection.close()]);
}

/** The bind message of the query-based Subscriptions of old: it names a Subscription and holds no token. */
export function malformed(id: string): string {
  return `bind ${id}`;
}

async function sendMalformed(
  subscriber: Subscriber,
  { url }: BindingToken,
  { id }: SubscribedTo,
): Promise<Connection[]> {
  const connection = await subscriber.connect(url);
  connection?.send(malformed(id));
  return connection === undefined ? [] : [connection];
}

/** Each credential on a connection of its own, in the bind form that works. */
async function bindForged(subscriber: Subscriber, model: BindingToken, bound: SubscribedTo): Promise<Connection[]> {
  const credentials: Record<string, string | undefined> = {
    garbage: garbageLike(model.value),
    altered: altered(model.value),
    id: bound.id,
    reference: `Subscription/${bound.id}`,
    'access-token': subscriber.accessToken,
  };
  const connections: Connection[] = [];
  for (const [credential, value] of Object.entries(credentials)) {
    if (value === undefined) {
      subscriber.skip(credential, 'the REST calls of this run carry no access token');
      continue;
    }
    // Where a URL holds the token, the forged one takes its place there as well.
    const connection = await subscriber.connect(model.url.replaceAll(model.value, encodeURIComponent(value)));
    connection?.bind({ value, keys: [] }, credential);
    if (connection !== undefined) connections.push(connection);
  }
  return connections;
}
