import type { Connection, SubscribedTo, Subscriber } from '../../src/model/index.js';
import { bindTogether } from '../session/binding-act.js';
import { cause, causeAndHear, hear, ownPatient } from '../session/hearing.js';
import { periodMsOf, subscribeBeating } from '../session/heartbeat-act.js';
import { witnessOf } from './keys.js';
import { IN_FLIGHT_MS } from './silence.js';

/** Two Subscriptions to the same events: the life of one ends, the other shows that events still flow. */
export interface Pair {
  /** Reference of the Patient that both filter by, where the topic can be filtered by one. */
  readonly patient: string | undefined;
  readonly ending: SubscribedTo;
  readonly witness: SubscribedTo;
}

/** A pair that is bound. */
export interface BoundPair extends Pair {
  readonly endingConnection: Connection;
  readonly witnessConnection: Connection;
}

/** The one whose life ends gets heartbeats where they are granted: those must end too. */
export async function subscribePair(subscriber: Subscriber, key: string): Promise<Pair> {
  const patient = await ownPatient(subscriber, key);
  const ending = await subscribeBeating(subscriber, key, { patient });
  const witness = await subscriber.subscribe(witnessOf(key), { patient });
  return { patient, ending, witness };
}

/** Binds both, and hears one event on each. */
export async function bindPair(subscriber: Subscriber, pair: Pair): Promise<BoundPair> {
  const { patient, ending, witness } = pair;
  const [endingConnection, witnessConnection] = await bindTogether(subscriber, ending, witness);
  const caused = await cause(subscriber, { patient, expects: [ending, witness] });
  if (caused !== undefined) {
    await hear(subscriber, ending, [endingConnection], caused);
    await hear(subscriber, witness, [witnessConnection], caused);
  }
  return { ...pair, endingConnection, witnessConnection };
}

/** Causes an event that only the witness may hear, and listens for as long as a heartbeat of the other could come. */
export async function hearWitnessOnly(
  subscriber: Subscriber,
  { patient, ending, witness, witnessConnection }: BoundPair,
  because: string,
): Promise<void> {
  const endedAt = subscriber.now();
  const wish = { patient, expects: [witness], forbids: [ending], because, tries: 3 };
  await causeAndHear(subscriber, witness, witnessConnection, wish);
  const periodMs = periodMsOf(ending);
  const restMs = endedAt + IN_FLIGHT_MS + (periodMs ?? 0) - subscriber.now();
  if (periodMs !== undefined && restMs > 0 && restMs <= subscriber.limits.budgetMs) {
    await subscriber.pause(`a heartbeat of "${ending.key}", which must not come`, restMs);
  }
  await subscriber.settle(`notifications of "${ending.key}"`);
}
