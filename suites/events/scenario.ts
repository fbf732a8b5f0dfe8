import { defineScenario, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { ASKED, askEvents, postForEvents } from './asking.js';

/** Events that are caused: enough for a lower and an upper bound with something on both sides. */
const HEARD = 2;
const MISSED = 2;

/** A number that no event of the scenario reaches. */
const BEYOND = '1000000';

export const events = defineScenario({
  id: 'events',
  title: '$events: all events, ranges, content levels, and what was missed while nobody was connected',
  phase: 'walk',
  connections: 1,
  async play(subscriber) {
    const subscription = await subscriber.subscribe(ASKED);
    await causeEvents(subscriber, subscription);
    await subscriber.status(subscription);
    const from = subscriber.now();
    await askForEvents(subscriber, subscription);
    const tookMs = subscriber.now() - from;
    await subscriber.status(subscription);
    await subscriber.pause('the event count to rise by itself', tookMs);
    await subscriber.status(subscription);
  },
});

/** Some events are heard over a connection, the others happen while nobody is connected. */
async function causeEvents(subscriber: Subscriber, subscription: SubscribedTo): Promise<void> {
  const { connection } = await subscriber.session(subscription);
  for (let count = 1; count <= HEARD; count += 1) {
    await subscriber.trigger({ expects: [subscription] });
    await connection.waitFor(`event ${String(count)}`, ({ status }) =>
      status.events.some((event) => event.number === count),
    );
  }
  await connection.close();
  for (let count = 0; count < MISSED; count += 1) await subscriber.trigger({});
  await subscriber.settle('missed events to be counted');
}

async function askForEvents(subscriber: Subscriber, subscription: SubscribedTo): Promise<void> {
  await askEvents(subscriber, subscription, 'every');
  await askEvents(subscriber, subscription, 'since', { eventsSinceNumber: '2' });
  await askEvents(subscriber, subscription, 'until', { eventsUntilNumber: '3' });
  await askEvents(subscriber, subscription, 'between', { eventsSinceNumber: '2', eventsUntilNumber: '3' });
  await askEvents(subscriber, subscription, 'missed', { eventsSinceNumber: String(HEARD + 1) });
  for (const content of ['empty', 'id-only', 'full-resource']) {
    await askEvents(subscriber, subscription, `content-${content}`, { content });
  }
  await askEvents(subscriber, subscription, 'beyond', { eventsSinceNumber: BEYOND });
  await postForEvents(subscriber, subscription);
}
