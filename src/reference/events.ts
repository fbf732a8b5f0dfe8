import type { Context } from './context.js';
import { notifyHook } from './hook/hooks.js';
import { isHook } from './hook/is-hook.js';
import { object, objects, text, type JsonObject } from './json.js';
import { typeAndId } from './topics/filter.js';
import type { Change, EventRecord, SubscriptionRecord, World } from './world.js';

/** Count a change for every Subscription it concerns. The answer sends the notifications, once the request is answered. */
export function detect(change: Change, context: Context): () => void {
  const concerned = [...context.world.subscriptions.values()].filter((subscription) =>
    concerns(change, subscription, context),
  );
  concerned.forEach((subscription) => register(change, subscription, context));
  return () => concerned.forEach((subscription) => gather(subscription, context));
}

function concerns(change: Change, subscription: SubscriptionRecord, { behaviour, world }: Context): boolean {
  const { topic, resource } = subscription;
  if (topic === undefined || !behaviour.detects(subscription) || !behaviour.fires(change, topic, world)) return false;
  const filters = objects(resource.filterBy);
  return behaviour.together(filters.map((filter) => behaviour.passes(filter, change, subscription, world)));
}

function register(change: Change, subscription: SubscriptionRecord, { behaviour, world }: Context): void {
  const connected = isHook(subscription.resource)
    ? subscription.endpointVerified
    : behaviour.receivers(subscription, world).length > 0;
  const numbering = behaviour.register(subscription, connected, world);
  if (numbering === undefined) return;
  const event = { ...numbering, at: world.now(), change, context: included(change, world) };
  subscription.count = numbering.count;
  subscription.events.push(event);
  subscription.pending.push(event);
}

/** What the topics' shapes include: the Patient that the resource is about. */
function included(change: Change, world: World): readonly JsonObject[] {
  const subject = text(object((change.current ?? change.previous)?.subject).reference);
  const patient = subject === undefined ? undefined : world.resources.get(typeAndId(subject));
  return patient === undefined || patient.deleted || patient.type !== 'Patient' ? [] : [patient.body];
}

function gather(subscription: SubscriptionRecord, context: Context): void {
  const waitMs = context.behaviour.batchingMs(subscription);
  if (waitMs > 0) context.timers.after(waitMs, () => deliver(subscription, context));
  else deliver(subscription, context);
}

function deliver(subscription: SubscriptionRecord, context: Context): void {
  const { pending } = subscription;
  subscription.pending = [];
  send(pending, subscription, context);
}

/** Sends events by the channel of their Subscription, as many notifications as it takes. */
export function send(all: readonly EventRecord[], subscription: SubscriptionRecord, context: Context): void {
  if (all.length === 0) return;
  const { behaviour, world } = context;
  for (const events of behaviour.batches(all, subscription)) {
    if (isHook(subscription.resource)) {
      notifyHook(subscription, events, context);
      continue;
    }
    for (const connection of behaviour.receivers(subscription, world)) {
      connection.send({ kind: 'event-notification', subscription, events });
    }
  }
}
