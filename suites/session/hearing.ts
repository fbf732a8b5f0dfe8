import {
  type ArrivedNotification,
  type Connection,
  type SubscribedTo,
  type Subscriber,
  type TriggerWish,
} from '../../src/model/index.js';
import { attempt } from './attempt.js';

/** A change that was accepted, to listen for. */
export interface Caused {
  /** `Encounter/e1` */
  readonly focus: string | undefined;
  /** Just before the request, in ms on the clock of the transcript: notifications may overtake the answer. */
  readonly sinceAt: number;
}

/** A Patient that keeps the events of a part of the story apart; undefined where the topic cannot be filtered by one. */
export async function ownPatient(subscriber: Subscriber, name: string): Promise<string | undefined> {
  return subscriber.facts.topic?.patientFilter === undefined ? undefined : subscriber.patient(name);
}

/** Causes a change; undefined where none can be caused or the target does not take it. */
export async function cause(subscriber: Subscriber, wish: TriggerWish): Promise<Caused | undefined> {
  const sinceAt = subscriber.now();
  const triggered = await attempt(subscriber, 'event', () => subscriber.trigger(wish));
  return triggered?.accepted === true ? { focus: triggered.focus, sinceAt } : undefined;
}

/** Waits until an event about the change has arrived on one of the connections. */
export async function hear(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  connections: readonly Connection[],
  caused: Caused,
): Promise<boolean> {
  const heard = () => connections.some(({ notifications }) => notifications.some(tells(subscription, caused)));
  const what = `the event about ${caused.focus ?? 'the change'}`;
  await subscriber.until(what, subscriber.limits.deliveryMs, () => heard() || !connections.some(isOpen), 20);
  return heard();
}

/** Causes a matching event and waits for it, several times where it does not come: delivery is best effort. */
export async function causeAndHear(
  subscriber: Subscriber,
  subscription: SubscribedTo,
  connection: Connection,
  wish: TriggerWish & { readonly tries?: number } = {},
): Promise<boolean> {
  const { tries = 1, ...change } = wish;
  for (let left = tries; left > 0; left--) {
    const caused = await cause(subscriber, { expects: [subscription], ...change });
    if (caused === undefined) return false;
    if (await hear(subscriber, subscription, [connection], caused)) return true;
    if (!connection.open) return false;
  }
  return false;
}

function isOpen({ open }: Connection): boolean {
  return open;
}

/** An event without focus is taken for the change where it came after it. */
function tells({ id }: SubscribedTo, { focus, sinceAt }: Caused) {
  return ({ at, status }: ArrivedNotification): boolean =>
    status.subscriptionId === id &&
    status.events.some((event) => (event.focus === undefined ? at >= sinceAt : event.focus.name === focus));
}
