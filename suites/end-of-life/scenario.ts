import { defineScenario, playParts } from '../../src/model/index.js';
import { deleteBeforeBind, deleteWhileBound, switchOff } from './acts.js';
import { endBefore, endWhileBound } from './end-act.js';

export const endOfLife = defineScenario({
  id: 'end-of-life',
  title: 'Subscriptions that are deleted, switched off, or reach their end time',
  phase: 'walk',
  connections: 6,
  async play(subscriber) {
    const parts = {
      'deleting a bound Subscription': () => deleteWhileBound(subscriber),
      'deleting a Subscription before its bind': () => deleteBeforeBind(subscriber),
      'switching a Subscription off': () => switchOff(subscriber),
      'an end time ahead': () => endWhileBound(subscriber),
      'an end time in the past': () => endBefore(subscriber),
    };
    if (subscriber.facts.topic?.patientFilter !== undefined) return playParts(subscriber, parts);
    // Without a filter each part would hear the events of the others.
    for (const [what, play] of Object.entries(parts)) await playParts(subscriber, { [what]: play });
  },
});
