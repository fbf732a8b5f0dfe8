import type { Context } from '../context.js';
import type { EventRecord, SubscriptionRecord } from '../world.js';
import { Hook } from './hook.js';
import { isHook } from './is-hook.js';

/** Follow a Subscription that was just created or updated: verify its endpoint, go on, or send nothing more. */
export function followHook(subscription: SubscriptionRecord, isNew: boolean, context: Context): void {
  const { resource, id } = subscription;
  if (!isHook(resource) || resource.status === 'off') return endHook(subscription, context);
  const known = context.hooks.get(id);
  if (known !== undefined && !isNew && resource.status !== 'requested') return known.beat();
  const hook = new Hook(subscription, context, known?.end());
  context.hooks.set(id, hook);
  subscription.endpointVerified = false;
  const handshake = context.behaviour.hookHandshake(subscription);
  if (handshake === undefined) return hook.beat();
  const waitMs = context.behaviour.hookHandshakeAfterMs(subscription);
  if (waitMs === 0) void hook.verify(handshake);
  else context.timers.after(waitMs, () => void hook.verify(handshake));
}

/** Post a notification about events after what is waiting already. */
export function notifyHook(subscription: SubscriptionRecord, events: readonly EventRecord[], context: Context): void {
  context.hooks.get(subscription.id)?.post({ kind: 'event-notification', subscription, events });
}

/** Nothing is sent for the Subscription any more. */
export function endHook({ id }: SubscriptionRecord, { hooks }: Context): void {
  hooks.get(id)?.end();
  hooks.delete(id);
}

export function closeHooks({ hooks }: Context): void {
  hooks.forEach((hook) => hook.end());
  hooks.clear();
}
