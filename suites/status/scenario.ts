import { defineScenario, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { askAgain, askForPages, askStatus, BUSY, QUIET, switchOff } from './asking.js';

/** Events that are caused between two looks at the count. */
const EVENTS = 2;

export const status = defineScenario({
  id: 'status',
  title: '$status of one Subscription, of several and of all, before and after events',
  phase: 'walk',
  connections: 0,
  async play(subscriber) {
    const busy = await subscriber.subscribe(BUSY);
    const quiet = await subscriber.subscribe(QUIET, { patient: await subscriber.patient('quiet') });
    await askInEveryWay(subscriber, busy, quiet);
    await askForOthers(subscriber);
    await countEvents(subscriber, busy);
    await switchOff(subscriber, quiet);
    await askStatus(subscriber, { about: 'two-off', query: `${idsOf(busy, quiet)}&status=off` });
    await askStatus(subscriber, { about: 'two-off-posted', post: { ids: [busy.id, quiet.id], statuses: ['off'] } });
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
  await askAgain(subscriber, id);
  await askForPages(subscriber, { about: 'two', query: idsOf(busy, quiet) });
  await askStatus(subscriber, { about: 'posted-instance', id, post: {} });
  await askStatus(subscriber, { about: 'posted', post: { ids: [id, quiet.id] } });
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

function idsOf(...subscriptions: SubscribedTo[]): string {
  return subscriptions.map(({ id }) => `id=${id}`).join('&');
}
