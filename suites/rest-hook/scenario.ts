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
  async play(subscriber) {
    const { endpointObstacle } = subscriber;
    if (endpointObstacle !== undefined) return subscriber.skip(REST_HOOK, endpointObstacle, '--endpoint-url');
    await playApart(subscriber, {
      serving: () => serveWell(subscriber),
      beating: () => beat(subscriber),
      refusing: () => refuseHandshake(subscriber),
      denying: () => denyHandshake(subscriber),
      late: () => answerLate(subscriber),
      unreachable: () => leaveUnreachable(subscriber),
      failing: () => failForAWhile(subscriber),
      addresses: () => nameAddresses(subscriber),
    });
  },
});

/** At the same time where each part can have a Patient of its own; else one after another, or each would hear all events. */
async function playApart(subscriber: Subscriber, parts: Record<string, () => Promise<void>>): Promise<void> {
  if (subscriber.facts.topic?.patientFilter !== undefined) return playParts(subscriber, parts);
  for (const [what, play] of Object.entries(parts)) await playParts(subscriber, { [what]: play });
}
