import { defineScenario, playParts, type Subscriber } from '../../src/model/index.js';
import { nameAddresses } from './address-act.js';
import { beat } from './beating-act.js';
import { failForAWhile } from './failing-act.js';
import { REST_HOOK } from './keys.js';
import { answerLate, denyHandshake, leaveUnreachable, refuseHandshake } from './refusing-act.js';
import { serveWell } from './serving-act.js';

export const restHook = defineScenario({
  id: 'rest-hook',
  title: 'Endpoints that are verified, refuse, hang, cannot be reached, fail for a while and recover',
  phase: 'walk',
  connections: 0,
  async play(subscriber) {
    const { endpointObstacle } = subscriber;
    if (endpointObstacle !== undefined) return subscriber.skip(REST_HOOK, endpointObstacle, '--endpoint-url');
    await playApart(
      subscriber,
      {
        beating: () => beat(subscriber),
        denying: () => denyHandshake(subscriber),
        late: () => answerLate(subscriber),
        unreachable: () => leaveUnreachable(subscriber),
        addresses: () => nameAddresses(subscriber),
      },
      {
        serving: () => serveWell(subscriber),
        refusing: () => refuseHandshake(subscriber),
        failing: () => failForAWhile(subscriber),
      },
    );
  },
});

type Parts = Record<string, () => Promise<void>>;

/**
 * At the same time where each part can have a Patient of its own. Else those that cause events come after those that do
 * not, one after another, or each would hear the events of all.
 */
async function playApart(subscriber: Subscriber, quiet: Parts, eventful: Parts): Promise<void> {
  if (subscriber.facts.topic?.patientFilter !== undefined) return playParts(subscriber, { ...quiet, ...eventful });
  await playParts(subscriber, quiet);
  for (const [what, play] of Object.entries(eventful)) await playParts(subscriber, { [what]: play });
}
