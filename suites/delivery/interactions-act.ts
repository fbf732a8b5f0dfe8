import { listAt, objectsAt, textAt, type JsonObject, type Subscriber, type Triggered } from '../../src/model/index.js';
import { causeAndHear, type Listener } from './listener.js';

const CHANGES = ['update', 'delete'] as const;

/** Update and delete where the topic fires on them; once more where the first is not heard. */
export async function listedInteractions(subscriber: Subscriber, main: Listener, patient: string): Promise<void> {
  for (const interaction of CHANGES) {
    if (!(subscriber.facts.topic?.interactions.includes(interaction) ?? false)) {
      subscriber.skip(interaction, `the topic is not known to fire on ${interaction}`);
      continue;
    }
    if (!(await changeHeard(subscriber, main, interaction, patient))) {
      await changeHeard(subscriber, main, interaction, patient);
    }
  }
}

/** A resource is deleted once the event of its creation was heard, so that the two events are not mixed up. */
async function changeHeard(
  subscriber: Subscriber,
  main: Listener,
  interaction: 'update' | 'delete',
  patient: string,
): Promise<boolean> {
  const isMadeHere = interaction === 'delete' && (subscriber.facts.topic?.interactions.includes('create') ?? false);
  const made = isMadeHere ? await causeAndHear(subscriber, [main], { interaction: 'create', patient }) : undefined;
  const wish = { interaction, patient, resource: made?.caused.focus };
  return (await causeAndHear(subscriber, [main], wish)).heard;
}

/** An update that the server must refuse, of the resource that an earlier event was about. */
export async function failedUpdate(
  subscriber: Subscriber,
  main: Listener,
  earlier: Triggered,
  patient: string,
): Promise<void> {
  if (!(subscriber.facts.topic?.interactions.includes('update') ?? false)) {
    subscriber.skip('refused update', 'the topic does not fire on update');
    return;
  }
  const forbids = [main.subscription];
  const because = 'refused-update';
  await subscriber.trigger({
    interaction: 'update',
    resource: earlier.focus,
    refused: true,
    patient,
    forbids,
    because,
  });
}

/** Changes by interactions that the topic leaves out of its list. Without a list nothing is known to be left out. */
export async function unlistedInteractions(subscriber: Subscriber, main: Listener, patient: string): Promise<void> {
  const { topic } = subscriber.facts;
  const listed = listedIn(topic?.definition, topic?.resource ?? '');
  if (listed === undefined || !listed.includes('create')) return;
  for (const interaction of CHANGES.filter((change) => !listed.includes(change))) {
    const { caused } = await causeAndHear(subscriber, [main], { interaction: 'create', patient });
    if (caused.focus === undefined) continue;
    const forbids = [main.subscription];
    await subscriber.trigger({ interaction, resource: caused.focus, patient, forbids, because: 'interaction' });
  }
}

/** The interactions that the triggers of a topic list for a resource; undefined where one of them leaves it open. */
export function listedIn(definition: JsonObject | undefined, resource: string): string[] | undefined {
  const triggers = objectsAt(definition, 'resourceTrigger').filter(
    (trigger) => textAt(trigger, 'resource')?.split('/').at(-1) === resource,
  );
  const lists = triggers.map((trigger) => listAt(trigger, 'supportedInteraction').map(String));
  const isOpen = lists.length === 0 || lists.some((list) => list.length === 0);
  return isOpen || objectsAt(definition, 'eventTrigger').length > 0 ? undefined : [...new Set(lists.flat())];
}
