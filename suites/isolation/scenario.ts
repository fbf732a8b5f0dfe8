import {
  Blocked,
  defineScenario,
  type Asker,
  type BindingToken,
  type Connection,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';
import { cause, eventOn } from '../token-care/arrivals.js';
import { askForToken, findWays, isAsked, KEPT, look, readAgain, type Ways } from './asking.js';
import { STRANGERS, type Stranger } from './strangers.js';

export const isolation = defineScenario({
  id: 'isolation',
  title: 'What a second identity, and whoever shows none or a wrong one, is told of a Subscription of the first',
  phase: 'walk',
  connections: 4,
  async play(subscriber) {
    const strangers = askable(subscriber);
    if (strangers.length === 0) return;
    const kept = await subscriber.subscribe(KEPT);
    const own = await boundTo(subscriber, kept);
    await causeEvent(subscriber, kept, own);
    const ways = await findWays(subscriber, kept);
    for (const asker of ['self', ...strangers] as const) await look(subscriber, asker, kept);
    const tokens = await tokensOf(subscriber, strangers, kept, ways);
    for (const asker of ['self', ...strangers] as const) await readAgain(subscriber, asker, kept);
    await bindStrange(subscriber, kept, own, tokens);
    await own?.close();
  },
});

/** Those of the strangers that this run can ask as; of the others it is said why not. */
function askable(subscriber: Subscriber): Stranger[] {
  return STRANGERS.filter((stranger) => {
    const able = subscriber.askers.includes(stranger.asker);
    if (!able) subscriber.skip(stranger.asker, stranger.absent, stranger.option);
    return able;
  }).map(({ asker }) => asker);
}

/** Without a connection of its own the story goes on: most of it is asked by REST. */
async function boundTo(subscriber: Subscriber, kept: SubscribedTo): Promise<Connection | undefined> {
  try {
    return (await subscriber.session(kept)).connection;
  } catch (thrown) {
    if (!(thrown instanceof Blocked)) throw thrown;
    subscriber.mark({ name: 'blocked', what: 'session', reason: thrown.message });
    return undefined;
  }
}

/** There is nothing in $events before an event, and nothing to hear. */
async function causeEvent(subscriber: Subscriber, kept: SubscribedTo, own: Connection | undefined): Promise<void> {
  const { topic } = subscriber.facts;
  if (topic?.untriggerable !== undefined) return subscriber.skip('event', topic.untriggerable);
  const sinceAt = subscriber.now();
  await cause(subscriber, await subscriber.patient(), [kept]);
  if (own === undefined) await subscriber.settle('an event to be counted');
  else await eventOn(subscriber, own, kept, sinceAt);
}

/** What the second identity got; tokens of the others need not be tried. */
async function tokensOf(
  subscriber: Subscriber,
  strangers: readonly Asker[],
  kept: SubscribedTo,
  ways: Ways,
): Promise<BindingToken[]> {
  const tokens: BindingToken[] = [];
  for (const asker of strangers) {
    for (const way of ways.filter(({ about }) => isAsked(asker, about))) {
      const token = await askForToken(subscriber, asker, kept, way);
      if (asker === 'other' && token !== undefined) tokens.push(token);
    }
  }
  return tokens;
}

/** A token that a stranger got is no harm as long as it binds nothing: that shows in an event which the run hears of. */
async function bindStrange(
  subscriber: Subscriber,
  kept: SubscribedTo,
  own: Connection | undefined,
  tokens: readonly BindingToken[],
): Promise<void> {
  const connections: Connection[] = [];
  for (const { url, value, exchange } of tokens) {
    const connection = await subscriber.connect(url, { as: 'other' });
    connection?.bind({ value, exchange, keys: [] }, STRANGE);
    if (connection !== undefined) connections.push(connection);
  }
  if (connections.length === 0) return;
  await causeEvent(subscriber, kept, own);
  await subscriber.settle('notifications on connections that the second identity has bound');
  await Promise.all(connections.map((connection) => connection.close()));
}

/** Credential of a bind with a token that the second identity got. */
export const STRANGE = 'of another identity';
