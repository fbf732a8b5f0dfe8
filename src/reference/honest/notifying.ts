import type { Notifying } from '../behaviour.js';
import { isObject, text, type JsonObject } from '../json.js';
import type { EndpointTrouble, EventRecord, World } from '../world.js';

export const notifying: Notifying = {
  raises: () => 0,
  content: ({ subscription, level }) => level ?? text(subscription.resource.content) ?? 'empty',
  statusType: ({ kind }) => kind,
  statusCode: ({ subscription }) => text(subscription.resource.status),
  count: ({ kind, subscription, events }) =>
    String((kind === 'query-event' ? undefined : events.at(-1)?.count) ?? subscription.count),
  topic: ({ kind, subscription }, level) =>
    level === 'empty' && !kind.startsWith('query') ? undefined : text(subscription.resource.topic),
  errors: ({ subscription }) => (subscription.trouble === undefined ? [] : [errorOf(subscription.trouble)]),
  reference: (path, { baseUrl }) => `${baseUrl}/${path}`,
  subscriptionReference: (_notice, reference) => ({ reference }),
  events: ({ events }) => events,
  eventNumber: ({ number }) => String(number),
  eventTimestamp: ({ at }) => new Date(at).toISOString(),
  focus: (reference, _event, level) => (level === 'empty' ? undefined : { reference }),
  context: (references, _event, level) => (level === 'empty' ? [] : references.map((reference) => ({ reference }))),
  furtherEntries: (events, level, world) =>
    level === 'full-resource' ? onceEach(events.flatMap((event) => entriesOf(event, world))) : [],
  status: (status) => status,
  bundle: (bundle) => bundle,
  frames: (bundle) => [{ data: JSON.stringify(bundle), binary: false }],
  statusScope: (asked) => asked,
};

function errorOf(code: EndpointTrouble): JsonObject {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscription-error', code }] };
}

/** The focus, then what the topic's shape includes. A deleted focus is told by its request. */
function entriesOf({ change, context }: EventRecord, { baseUrl }: World): JsonObject[] {
  const path = `${change.type}/${change.id}`;
  const fullUrl = `${baseUrl}/${path}`;
  const focus: JsonObject =
    change.current === undefined
      ? { fullUrl, request: { method: 'DELETE', url: path } }
      : { fullUrl, resource: change.current };
  return [focus, ...context.map((resource) => contextEntry(resource, baseUrl))];
}

function contextEntry(resource: JsonObject, baseUrl: string): JsonObject {
  return { fullUrl: `${baseUrl}/${text(resource.resourceType) ?? ''}/${text(resource.id) ?? ''}`, resource };
}

/** Entries of the same address and version are told once. */
function onceEach(entries: readonly JsonObject[]): JsonObject[] {
  return [...new Map(entries.map((entry) => [`${text(entry.fullUrl) ?? ''} ${versionOf(entry)}`, entry])).values()];
}

function versionOf({ resource }: JsonObject): string {
  return isObject(resource) && isObject(resource.meta) ? (text(resource.meta.versionId) ?? '') : '';
}
