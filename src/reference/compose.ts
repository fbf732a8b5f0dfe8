import type { Context } from './context.js';
import { text, type Json, type JsonObject } from './json.js';
import { typeAndId } from './topics/filter.js';
import type { EventRecord, Notice } from './world.js';

/** The notification Bundle of a notice as it leaves, in the shape of its release. */
export function releasedBundle(notice: Notice, context: Context): JsonObject {
  const { behaviour, world } = context;
  return behaviour.released(world.dialect.notification(composeBundle(notice, context), notice, world), notice, world);
}

/** The notification Bundle of a notice in the shape of R5, every element as the behaviour decides. */
export function composeBundle(notice: Notice, context: Context): JsonObject {
  const { behaviour, world } = context;
  const further = behaviour.furtherEntries(behaviour.events(notice), behaviour.content(notice), world);
  const others = (notice.also ?? []).map((subscription) => statusEntry({ ...notice, subscription }, context));
  const bundle: JsonObject = {
    resourceType: 'Bundle',
    type: 'subscription-notification',
    timestamp: new Date(world.now()).toISOString(),
    entry: [statusEntry(notice, context), ...others, ...further],
  };
  return behaviour.bundle(bundle, notice, world);
}

export function statusEntry(notice: Notice, context: Context): JsonObject {
  const fullUrl = `urn:uuid:${context.world.random.uuid('status')}`;
  return { fullUrl, resource: composeStatus(notice, context) };
}

/** The SubscriptionStatus of a notice; elements that the behaviour leaves out are absent. */
export function composeStatus(notice: Notice, context: Context): JsonObject {
  const { behaviour, world } = context;
  const level = behaviour.content(notice);
  const events = behaviour.events(notice).map((event) => composeEvent(event, notice, context));
  const errors = [...behaviour.errors(notice)];
  const status = present({
    resourceType: 'SubscriptionStatus',
    status: behaviour.statusCode(notice),
    type: behaviour.statusType(notice),
    eventsSinceSubscriptionStart: behaviour.count(notice),
    notificationEvent: events.length === 0 ? undefined : events,
    subscription: behaviour.subscriptionReference(
      notice,
      behaviour.reference(`Subscription/${notice.subscription.id}`, world),
    ),
    topic: behaviour.topic(notice, level),
    error: errors.length === 0 ? undefined : errors,
  });
  return behaviour.status(status, notice, world);
}

function composeEvent(event: EventRecord, notice: Notice, { behaviour, world }: Context): JsonObject {
  const level = behaviour.content(notice);
  const focus = behaviour.reference(`${event.change.type}/${event.change.id}`, world);
  const included = event.context.map((resource) => behaviour.reference(pathOf(resource), world));
  const context = [...behaviour.context(included, event, level)];
  return present({
    eventNumber: behaviour.eventNumber(event, notice),
    timestamp: behaviour.eventTimestamp(event, notice),
    focus: behaviour.focus(focus, event, level),
    additionalContext: context.length === 0 ? undefined : context,
  });
}

function pathOf(resource: JsonObject): string {
  return typeAndId(`${text(resource.resourceType) ?? ''}/${text(resource.id) ?? ''}`);
}

function present(elements: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== undefined));
}
