import { at, isObject, objectsAt, textAt, type Json, type JsonObject } from '../../model/index.js';

/** What a notification Bundle says of itself, in the form of any release; nothing where it holds no status. */
export function notificationWords(bundle: JsonObject): string[] {
  return statusesOf(bundle).flatMap(({ type, count, events }) => [
    `type: ${type ?? 'absent'}`,
    ...(events.length === 0 ? [] : [`event: ${events.join(', ')}`]),
    ...(count === undefined ? [] : [`events since start: ${count}`]),
  ]);
}

/** A status as far as a diagram or a chart shows it. Nothing is judged: what is absent stays absent. */
export interface StatusWords {
  readonly type?: string | undefined;
  /** Reference as sent. */
  readonly subscription?: string | undefined;
  readonly count?: string | undefined;
  /** Numbers of the events, in order. */
  readonly events: readonly string[];
  /** References of what changed, as sent. */
  readonly focuses: readonly string[];
}

export function statusesOf(bundle: Json | undefined): StatusWords[] {
  return objectsAt(bundle, 'entry').flatMap(({ resource }) => {
    if (!isObject(resource)) return [];
    if (resource.resourceType === 'SubscriptionStatus') return [statusWords(resource)];
    return resource.resourceType === 'Parameters' && isStatus(resource) ? [parameterWords(resource)] : [];
  });
}

function statusWords(status: JsonObject): StatusWords {
  const events = objectsAt(status, 'notificationEvent');
  return {
    type: textAt(status, 'type'),
    subscription: textAt(status, 'subscription', 'reference'),
    count: wordOf(status.eventsSinceSubscriptionStart),
    events: events.flatMap((event) => wordOf(event.eventNumber) ?? []),
    focuses: events.flatMap((event) => textAt(event, 'focus', 'reference') ?? []),
  };
}

/** In R4 the status is Parameters, with a parameter for each element and a part for each element of an event. */
function parameterWords(status: JsonObject): StatusWords {
  const named = (of: JsonObject, list: string, name: string) =>
    objectsAt(of, list).filter((parameter) => parameter.name === name);
  const [type] = named(status, 'parameter', 'type');
  const [subscription] = named(status, 'parameter', 'subscription');
  const [count] = named(status, 'parameter', 'events-since-subscription-start');
  const events = named(status, 'parameter', 'notification-event');
  return {
    type: wordOf(valueOf(type)),
    subscription: textAt(valueOf(subscription), 'reference'),
    count: wordOf(valueOf(count)),
    events: events.flatMap((event) => wordOf(valueOf(named(event, 'part', 'event-number')[0])) ?? []),
    focuses: events.flatMap((event) => textAt(valueOf(named(event, 'part', 'focus')[0]), 'reference') ?? []),
  };
}

function isStatus(parameters: JsonObject): boolean {
  return objectsAt(parameters, 'parameter').some(({ name }) => name === 'subscription' || name === 'type');
}

function valueOf(parameter: JsonObject | undefined): Json | undefined {
  const key = Object.keys(parameter ?? {}).find((name) => name.startsWith('value'));
  return key === undefined ? undefined : at(parameter, key);
}

function wordOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
