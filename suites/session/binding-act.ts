import {
  blockedAt,
  type BindingToken,
  type Connection,
  type Session,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';

/** Token, connection, bind. A handshake that does not come is no obstacle: the events will show what is bound. */
export async function openSession(subscriber: Subscriber, subscription: SubscribedTo): Promise<Session> {
  const token = await subscriber.token(subscription);
  const connection = await subscriber.connect(token.url);
  if (connection === undefined) throw blockedAt('bind', 'the server refused the WebSocket connection', token.url);
  await bindAndListen(subscriber, connection, token, subscription);
  return { connection, token };
}

/** Binds, and waits for the handshake where the target is known to send any. */
export async function bindAndWait(
  subscriber: Subscriber,
  connection: Connection,
  token: BindingToken,
  subscription: SubscribedTo,
): Promise<void> {
  if (subscriber.facts.binding?.handshakes === false) connection.bind(token);
  else await bindAndListen(subscriber, connection, token, subscription);
}

/** Waits for the handshake even where the target is known to send none: whether it greets these binds is judged. */
async function bindAndListen(
  subscriber: Subscriber,
  connection: Connection,
  token: BindingToken,
  subscription: SubscribedTo,
): Promise<void> {
  const sinceAt = subscriber.now();
  connection.bind(token);
  await connection.waitFor(
    `the handshake of ${subscription.key}`,
    ({ status }) => status.type === 'handshake' && status.subscriptionId === subscription.id,
    { limitMs: subscriber.limits.handshakeMs, sinceAt },
  );
}

/** Both on one connection, where the tokens name the same URL and the server takes two binds; else on one each. */
export async function bindTogether(
  subscriber: Subscriber,
  one: SubscribedTo,
  other: SubscribedTo,
): Promise<[Connection, Connection]> {
  const { connection } = await subscriber.session(one);
  const token = await subscriber.token(other);
  if (isSameUrl(token.url, connection.url)) {
    await bindAndWait(subscriber, connection, token, other);
    if (connection.open) return [connection, connection];
  }
  const first = connection.open ? connection : (await subscriber.session(one)).connection;
  return [first, (await subscriber.session(other)).connection];
}

/** Binds a renewed token: on the open connection where it names the same URL, else on a new connection to its own. */
export async function bindRenewed(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  current: Session,
  token: BindingToken,
): Promise<Session> {
  const stays = current.connection.open && isSameUrl(token.url, current.connection.url);
  const connection = stays ? current.connection : await subscriber.connect(token.url);
  if (connection === undefined) return current;
  await bindAndListen(subscriber, connection, token, subscription);
  return { connection, token };
}

/** Closes the connection that a renewal left behind, where it did leave one. */
export async function closeFormer(former: Session, current: Session): Promise<void> {
  if (former.connection.id !== current.connection.id) await former.connection.close();
}

/** The session itself, or a new one where its connection has ended. */
export async function revived(subscriber: Subscriber, subscription: SubscribedTo, session: Session): Promise<Session> {
  return session.connection.open ? session : openSession(subscriber, subscription);
}

/** Whether two addresses are the same, however they are written. */
export function isSameUrl(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) ? new URL(one).href === new URL(other).href : one === other;
}
