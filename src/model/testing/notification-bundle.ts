import type { Json, JsonObject } from '../json.js';

/** Where the servers of the stories live. */
export const BASE_URL = 'https://host.example/fhir';
export const TOPIC_URL = 'http://host.example/topics/encounter-complete';

export interface EventParts {
  readonly number: number;
  /** `Encounter/e1`; null for an event without focus. */
  readonly focus?: string | null | undefined;
  readonly timestamp?: string | undefined;
  /** `Patient/p1` … */
  readonly context?: readonly string[] | undefined;
}

export interface BundleParts {
  readonly type: string;
  readonly subscriptionId: string;
  /** Null leaves it out. */
  readonly status?: string | null | undefined;
  readonly count?: number | null | undefined;
  readonly topic?: string | null | undefined;
  readonly events?: readonly EventParts[] | undefined;
  /** Entries behind the status. */
  readonly entries?: readonly JsonObject[] | undefined;
  /** Instant of assembly. */
  readonly timestamp: string;
}

/** An honest R5 notification Bundle. References are absolute, fullUrl of the status is a UUID. */
export function notificationBundle(parts: BundleParts): JsonObject {
  const status = present({
    resourceType: 'SubscriptionStatus',
    status: parts.status === undefined ? 'active' : parts.status,
    type: parts.type,
    eventsSinceSubscriptionStart: parts.count == null ? null : String(parts.count),
    notificationEvent: parts.events === undefined || parts.events.length === 0 ? null : parts.events.map(event),
    subscription: { reference: `${BASE_URL}/Subscription/${parts.subscriptionId}` },
    topic: parts.topic === undefined ? TOPIC_URL : parts.topic,
  });
  return {
    resourceType: 'Bundle',
    type: 'subscription-notification',
    timestamp: parts.timestamp,
    entry: [{ fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: status }, ...(parts.entries ?? [])],
  };
}

/** An entry that brings a resource: `Encounter/e1` with further elements. */
export function resourceEntry(reference: string, elements: JsonObject = {}): JsonObject {
  const [resourceType = '', id = ''] = reference.split('/');
  const request = { method: 'PUT', url: reference };
  return { fullUrl: `${BASE_URL}/${reference}`, resource: { resourceType, id, ...elements }, request };
}

function event(parts: EventParts): JsonObject {
  const context = (parts.context ?? []).map(reference);
  return present({
    eventNumber: String(parts.number),
    timestamp: parts.timestamp ?? null,
    focus: parts.focus == null ? null : reference(parts.focus),
    additionalContext: context.length === 0 ? null : context,
  });
}

function reference(target: string): JsonObject {
  return { reference: `${BASE_URL}/${target}` };
}

function present(members: Record<string, Json>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
