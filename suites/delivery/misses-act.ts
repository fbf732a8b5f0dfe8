import { playParts, type Subscriber, type TriggerWish } from '../../src/model/index.js';
import { plainInteraction, type Listener } from './listener.js';

/** Changes that must not be notified, each for one reason. */
export async function missedChanges(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  patients: { readonly own: string; readonly other: string },
): Promise<void> {
  const all = listeners.map(({ subscription }) => subscription);
  const both = all.filter(({ key }) => key === 'both');
  const single = all.filter(({ key }) => key !== 'both');
  const interaction = plainInteraction(subscriber.facts.topic);
  const wishes: TriggerWish[] = [
    { change: 'miss-criteria', patient: patients.own, forbids: all, because: 'criteria' },
    { change: 'other-resource', patient: patients.own, forbids: all, because: 'resource-type' },
  ];
  if (subscriber.facts.topic?.patientFilter === undefined) {
    subscriber.skip('filter', 'the topic lists no filter by patient or subject');
  } else {
    wishes.push({ interaction, patient: patients.other, forbids: all, because: 'filter' });
  }
  if (both.length > 0) {
    const because = 'second-filter';
    wishes.push({ interaction, patient: patients.own, secondFilter: false, expects: single, forbids: both, because });
  }
  // A change that cannot be made leaves the others alone.
  const parts = wishes.map((wish) => {
    const change = async (): Promise<void> => {
      await subscriber.trigger(wish);
    };
    return [`change that misses by ${wish.because ?? ''}`, change] as const;
  });
  await playParts(subscriber, Object.fromEntries(parts));
}
