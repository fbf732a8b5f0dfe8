import type { Connection, Session, SubscribedTo, Subscriber } from '../../src/model/index.js';
import { attempt } from './attempt.js';
import { bindRenewed, closeFormer, revived } from './binding-act.js';
import { cause, causeAndHear, hear } from './hearing.js';

/** Expirations are often written in whole seconds: two tokens this far apart must differ in them. */
const TOKENS_APART_MS = 1_100;

/** How many events follow the renewed bind: doubles count as systematic only where every one of several comes twice. */
const EVENTS_AFTER = 3;

/** A renewal without events, with the count read before and after it. */
export async function renewQuietly(subscriber: Subscriber, a: SubscribedTo, session: Session): Promise<Session> {
  await subscriber.status(a);
  const token = await attempt(subscriber, 'a second token', () => subscriber.token(a));
  if (token === undefined) return session;
  const renewed = await bindRenewed(subscriber, a, session, token);
  await closeFormer(session, renewed);
  await subscriber.status(a);
  return revived(subscriber, a, renewed);
}

/** A renewal with an event just before it, one between token and bind, and some after the handshake. */
export async function renewAmongEvents(
  subscriber: Subscriber,
  a: SubscribedTo,
  session: Session,
  tokenAt: number,
): Promise<Session> {
  const restMs = tokenAt + TOKENS_APART_MS - subscriber.now();
  if (restMs > 0) await subscriber.pause('a second between two tokens', restMs);
  const before = await cause(subscriber, { expects: [a] });
  const token = await attempt(subscriber, 'a renewed token', () => subscriber.token(a));
  if (token === undefined) return session;
  const between = await cause(subscriber, { expects: [a] });
  const renewed = await bindRenewed(subscriber, a, session, token);
  const connections: Connection[] = [session.connection, renewed.connection];
  for (const caused of [before, between]) {
    if (caused !== undefined) await hear(subscriber, a, connections, caused);
  }
  await closeFormer(session, renewed);
  for (let count = 0; count < EVENTS_AFTER; count++) await causeAndHear(subscriber, a, renewed.connection);
  await subscriber.settle('second copies of the events');
  return revived(subscriber, a, renewed);
}
