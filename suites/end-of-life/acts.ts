import { isObject, type Json, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { causeAndHear } from '../session/hearing.js';
import { DELETED, NEVER_BOUND, SWITCH_OFF, SWITCHED_OFF, TOKEN_AFTER_DELETION } from './keys.js';
import { bindPair, hearWitnessOnly, subscribePair } from './pair.js';

/** Deletes a Subscription while it is bound, and looks for what is left of it. */
export async function deleteWhileBound(subscriber: Subscriber): Promise<void> {
  const pair = await bindPair(subscriber, await subscribePair(subscriber, DELETED));
  const { ending } = pair;
  await subscriber.status(ending);
  await subscriber.remove(ending);
  await subscriber.read(ending);
  await subscriber.status(ending);
  await askForTokens(subscriber, ending);
  await hearWitnessOnly(subscriber, pair, 'deleted');
}

/** Deletes a Subscription whose token was never used, and tries to bind that token. */
export async function deleteBeforeBind(subscriber: Subscriber): Promise<void> {
  const { patient, ending, witness } = await subscribePair(subscriber, NEVER_BOUND);
  const token = await subscriber.token(ending);
  const session = await subscriber.session(witness);
  await subscriber.remove(ending);
  const connection = await subscriber.connect(token.url);
  connection?.bind(token, 'deleted');
  const wish = { patient, expects: [witness], forbids: [ending], because: 'deleted', tries: 3 };
  await causeAndHear(subscriber, witness, session.connection, wish);
  await subscriber.settle('a handshake of a deleted Subscription');
}

/** Sets a bound Subscription to `off`. */
export async function switchOff(subscriber: Subscriber): Promise<void> {
  const pair = await bindPair(subscriber, await subscribePair(subscriber, SWITCHED_OFF));
  const { ending } = pair;
  const { json, headers } = await subscriber.read(ending);
  await subscriber.request({
    purpose: SWITCH_OFF,
    about: ending.key,
    method: 'PUT',
    path: `Subscription/${ending.id}`,
    body: switchedOff(json),
    // Some servers take updates only of the version that the client has seen.
    headers: headers['etag'] === undefined ? {} : { 'If-Match': headers['etag'] },
  });
  await subscriber.read(ending);
  await hearWitnessOnly(subscriber, pair, 'off');
}

/** At both levels and by both methods; which of them the target offers is known from the token it gave before. */
async function askForTokens(subscriber: Subscriber, { key, id }: SubscribedTo): Promise<void> {
  const about = { purpose: TOKEN_AFTER_DELETION, about: key, keys: [key] };
  for (const method of ['POST', 'GET'] as const) {
    await subscriber.tokenCall({ ...about, method, instance: id });
    await subscriber.tokenCall({ ...about, method, ids: [id] });
  }
}

function switchedOff(subscription: Json | undefined): Json {
  return { ...(isObject(subscription) ? subscription : {}), status: 'off' };
}
