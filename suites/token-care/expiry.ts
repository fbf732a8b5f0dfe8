import {
  blockedAt,
  type BindingToken,
  type Connection,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';
import { cause, eventOn, handshakesOn } from './arrivals.js';

/** What is left out where tokens live longer than the run agrees to wait. */
export const EXPIRED = 'expired-token';

/**
 * One wait for two questions: does a token bind after its expiration, and does a connection that was renewed in time
 * outlive its first token? A third Subscription, bound afresh, shows that the event was there to be told.
 */
export async function outliveTokens(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient('late');
  const expiring = await subscriber.subscribe('expiring', { patient });
  const unused = await subscriber.token(expiring);
  const waitMs = expiryOf(unused) + subscriber.limits.clockMs - subscriber.serverTime();
  if (waitMs > subscriber.limits.budgetMs) {
    const seconds = String(Math.ceil(waitMs / 1_000));
    subscriber.skip(
      EXPIRED,
      `binding tokens live too long: waiting for one to expire takes ${seconds} s`,
      `--time-budget ${seconds}`,
    );
    return;
  }
  subscriber.needs('the expiration of a binding token', waitMs);
  const [lasting, witness] = await Promise.all([
    subscriber.subscribe('lasting', { patient }),
    subscriber.subscribe('witness', { patient }),
  ]);
  const renewed = await renewInTime(subscriber, lasting);
  await pauseUntil(subscriber, 'the expiration of a binding token', expiryOf(unused) + subscriber.limits.clockMs);
  await causeEventAfterwards(subscriber, { unused, lasting, renewed, witness });
}

/** Bound shortly before the token ends and renewed in between, so that no idle time can cut the connection meanwhile. */
async function renewInTime(subscriber: Subscriber, lasting: SubscribedTo): Promise<Connection | undefined> {
  const old = await subscriber.token(lasting);
  const lifeMs = expiryOf(old) - subscriber.serverTime();
  const leadMs = Math.min(lifeMs / 4, subscriber.limits.clockMs / 2);
  await pauseUntil(subscriber, 'the last moments of a binding token', expiryOf(old) - 2 * leadMs);
  const connection = await subscriber.connect(old.url);
  connection?.bind(old);
  if (connection !== undefined) await handshakesOn(subscriber, connection, lasting);

  await pauseUntil(subscriber, 'the renewal of a binding token', expiryOf(old) - leadMs);
  const renewed = await subscriber.token(lasting);
  const next = renewed.url === old.url ? connection : await subscriber.connect(renewed.url);
  if (next?.open !== true) return undefined;
  next.bind(renewed);
  await handshakesOn(subscriber, next, lasting);
  if (next !== connection) await connection?.close();
  await pauseUntil(subscriber, 'the expiration of the renewed token', expiryOf(old) + subscriber.limits.clockMs);
  return next;
}

interface Afterwards {
  readonly unused: BindingToken;
  readonly lasting: SubscribedTo;
  readonly renewed: Connection | undefined;
  readonly witness: SubscribedTo;
}

async function causeEventAfterwards(subscriber: Subscriber, { unused, lasting, renewed, witness }: Afterwards) {
  // Its Date header proves by the server's own clock that the token has expired.
  await subscriber.read(witness);
  const late = await subscriber.connect(unused.url);
  late?.bind({ value: unused.value, exchange: unused.exchange, keys: [] }, 'expired');
  const honest = await subscriber.session(witness);
  const sinceAt = subscriber.now();
  await cause(subscriber, await subscriber.patient('late'), [witness, lasting]);
  await eventOn(subscriber, honest.connection, witness, sinceAt);
  if (renewed?.open === true) await eventOn(subscriber, renewed, lasting, sinceAt);
  await subscriber.settle('notifications on a connection with an expired token');
  await Promise.all([late?.close(), honest.connection.close(), renewed?.close()]);
}

function expiryOf({ expiresAt }: BindingToken): number {
  if (expiresAt === undefined) throw blockedAt('token', 'the token answer has no expiration that can be read');
  return expiresAt;
}

/** By the clock of the server, as far as its Date header shows it. */
async function pauseUntil(subscriber: Subscriber, what: string, serverTime: number): Promise<void> {
  const ms = serverTime - subscriber.serverTime();
  if (ms > 0) await subscriber.pause(what, ms);
}
