import { defineScenario, playParts, type Subscriber, type Wish } from '../../src/model/index.js';
import { burst } from './burst.js';
import { failedUpdate, listedInteractions, unlistedInteractions } from './interactions-act.js';
import { causeAndHear, listen, plainInteraction, type Listener } from './listener.js';
import { missedChanges } from './misses-act.js';
import { pacedBatch } from './paced-act.js';

export const delivery = defineScenario({
  id: 'delivery',
  title: 'Which events are delivered, how they are numbered, and which are not',
  phase: 'walk',
  connections: 5,
  play: (subscriber) =>
    playParts(subscriber, {
      'one stream of events': () => oneStream(subscriber),
      'batch and heartbeat period': () => pacedBatch(subscriber),
    }),
});

async function oneStream(subscriber: Subscriber): Promise<void> {
  const patients = { own: await subscriber.patient('own'), other: await subscriber.patient('other') };
  const early = await openListeners(subscriber, patients.own);
  const main = early.find(({ subscription }) => subscription.key === 'main');
  if (main === undefined) return;
  const wish = { interaction: plainInteraction(subscriber.facts.topic), patient: patients.own };

  const first = await causeAndHear(subscriber, early, wish);
  const listeners = [...early, ...(await openLate(subscriber, patients.own))];
  await causeAndHear(subscriber, listeners, wish);

  await playParts(subscriber, {
    'changes that miss': () => missedChanges(subscriber, listeners, patients),
    'refused update': () => failedUpdate(subscriber, main, first.caused, patients.own),
    'interactions that the topic does not list': () => unlistedInteractions(subscriber, main, patients.own),
  });
  if (await burst(subscriber, listeners, wish)) {
    await playParts(subscriber, { 'update and delete': () => listedInteractions(subscriber, main, patients.own) });
  }

  // What must not come has been overtaken by what had to.
  await causeAndHear(subscriber, listeners, wish);
  await subscriber.settle('whether anything else comes');
}

/** One with a filter, one that asks for small notifications, one with two filters. */
async function openListeners(subscriber: Subscriber, patient: string): Promise<Listener[]> {
  const common: Wish = { content: 'id-only', patient };
  const wishes: Record<string, Wish> = {
    main: common,
    single: { ...common, maxCount: 1 },
  };
  if (subscriber.facts.topic?.secondFilter === undefined) {
    subscriber.skip('two filters', 'the topic lists no second filter whose values the harness can set');
  } else {
    wishes['both'] = { ...common, secondFilter: true };
  }
  return openAll(subscriber, wishes);
}

/** Created after the first event: its own counters begin with the second. */
function openLate(subscriber: Subscriber, patient: string): Promise<Listener[]> {
  return openAll(subscriber, { late: { content: 'id-only', patient } });
}

/** Opens what the server grants, in the order asked for. */
async function openAll(subscriber: Subscriber, wishes: Record<string, Wish>): Promise<Listener[]> {
  const opened = new Map<string, Listener>();
  const parts = Object.entries(wishes).map(([key, wish]) => {
    const open = async (): Promise<void> => {
      opened.set(key, await listen(subscriber, key, wish));
    };
    return [`Subscription ${key}`, open] as const;
  });
  await playParts(subscriber, Object.fromEntries(parts));
  return Object.keys(wishes).flatMap((key) => opened.get(key) ?? []);
}
