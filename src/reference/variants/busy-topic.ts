import { text, type JsonObject } from '../json.js';
import { happenings } from '../topics/happenings.js';
import type { Variant } from '../variant.js';
import type { World } from '../world.js';

/** How often somebody else changes something, in ms. */
const EVERY_MS = 200;

export const busyTopic: Variant = {
  id: 'busy-topic',
  story: 'Somebody else causes events of all topics all the time, for every patient and for none.',
  apply: (behaviour) => {
    let isBusy = false;
    return {
      ...behaviour,
      instead: (call, world) => {
        if (!isBusy) keepBusy(world);
        isBusy = true;
        return behaviour.instead(call, world);
      },
    };
  },
};

/** Another client of the server, until the server is gone. It waits for its answers, and so does not overrun a slow machine. */
function keepBusy(world: World): void {
  const { release } = world.dialect;
  const causeAgain = () => {
    const work = subjects(world).flatMap((subject) => happenings(release, subject).map((one) => post(world, one)));
    Promise.all(work).then(
      () => setTimeout(causeAgain, EVERY_MS).unref(),
      () => undefined,
    );
  };
  setTimeout(causeAgain, EVERY_MS).unref();
}

function subjects({ resources }: World): JsonObject[] {
  const patients = [...resources.values()].filter(({ type, deleted }) => type === 'Patient' && !deleted);
  return [{}, ...patients.map(({ type, id }) => ({ subject: { reference: `${type}/${id}` } }))];
}

async function post({ baseUrl, authorization }: World, resource: JsonObject): Promise<void> {
  const headers: Record<string, string> = { 'content-type': 'application/fhir+json' };
  if (authorization !== undefined) headers['authorization'] = `Bearer ${authorization}`;
  const response = await fetch(`${baseUrl}/${text(resource.resourceType) ?? ''}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(resource),
  });
  await response.text();
}
