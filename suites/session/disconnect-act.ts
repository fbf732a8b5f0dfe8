import type { Connection, Session, SubscribedTo, Subscriber } from '../../src/model/index.js';
import { openSession } from './binding-act.js';
import { cause, causeAndHear } from './hearing.js';

/** More than one, so that counting all of them differs from counting one too few. */
const EVENTS_MISSED = 2;

/** Closes the session, causes events that nobody hears, and reads what became of the Subscription. */
export async function disconnect(
  subscriber: Subscriber,
  a: SubscribedTo,
  session: Session,
  onlooker: Connection | undefined,
): Promise<Connection | undefined> {
  const bystander = onlooker?.open === true ? onlooker : await subscriber.connect(session.connection.url);
  await session.connection.close(1000);
  for (let count = 0; count < EVENTS_MISSED; count++) await cause(subscriber, { because: 'disconnected' });
  await subscriber.settle('the count of the events that nobody heard');
  await subscriber.read(a);
  await subscriber.status(a);
  return bystander;
}

/** Connects again with a fresh token and waits for one more event. */
export async function reconnect(subscriber: Subscriber, a: SubscribedTo): Promise<void> {
  const session = await openSession(subscriber, a);
  await causeAndHear(subscriber, a, session.connection, { tries: 3 });
  await subscriber.settle('notifications on a connection that was never bound');
  await session.connection.close();
}
