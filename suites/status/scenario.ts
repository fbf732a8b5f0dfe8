import { defineScenario, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { askForPages, askStatus, BUSY, QUIET, switchOff } from './asking.js';

/** Events that are caused between two looks at the count. */
const EVENTS = 2;

export const status = defineScenario({
  id: 'status',
  title: '$status of one Subscription, of several and of all, before and after events',
  phase: 'walk',
  async play(subscriber) {
    const busy = await subscriber.subscribe(BUSY);
    const quiet = await subscriber.subscribe(QUIET, { patient: await subscriber.patient('quiet') });
    await askInEveryWay(subscriber, busy, quiet);
    await askForOthers(subscriber);
    await countEvents(subscriber, busy);
    await switchOff(subscriber, quiet);
    await askForPages(subscriber, { about: 'off', query: 'status=off' });
    await askForPages(subscriber, { about: 'working', query: 'status=active&status=error&status=requested' });
    await askForPages(subscriber, { about: 'any-status' });
  },
});

async function askInEveryWay(subscriber: Subscriber, busy: SubscribedTo, quiet: SubscribedTo): Promise<void> {
  const { id } = busy;
  await subscriber.read(busy);
  await askStatus(subscriber, { about: 'instance', id });
  await subscriber.read(busy);
  for (const about of ['again-1', 'again-2', 'again-3']) await askStatus(subscriber, { about, id });
  await askStatus(subscriber, { about: 'posted', post: [id] });
  await askForPages(subscriber, { about: 'two', query: `id=${id}&id=${quiet.id}` });
  await askForPages(subscriber, { about: 'all' });
  await askStatus(subscriber, { about: 'instance-with-id', id, query: `id=${quiet.id}` });
  await askStatus(subscriber, { about: 'instance-with-status', id, query: 'status=off' });
}

async function askForOthers(subscriber: Subscriber): Promise<void> {
  await askStatus(subscriber, { about: 'unknown', id: 'no-such-subscription' });
  await askStatus(subscriber, { about: 'unknown-id', query: 'id=no-such-subscription' });
}

/** Nobody is connected: events count all the same. */
async function countEvents(subscriber: Subscriber, busy: SubscribedTo): Promise<void> {
  const { topic } = subscriber.facts;
  if (topic === undefined || topic.untriggerable !== undefined) {
    subscriber.skip('counting', topic?.untriggerable ?? 'the target shows no topic');
    return;
  }
  for (let count = 0; count < EVENTS; count += 1) await subscriber.trigger({});
  await subscriber.settle('events to be counted');
  await askStatus(subscriber, { about: 'after-events', id: busy.id });
}
