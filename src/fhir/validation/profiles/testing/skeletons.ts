import type { JsonObject } from '../../../../model/index.js';
import { GUIDE } from '../guide.js';

const BASE = 'https://host.example/fhir';
const TOPIC = 'http://host.example/topics/encounter-complete';

/** A topic-based Subscription of R4 and R4B with all that the guide has for it. */
export function subscription(): JsonObject {
  return {
    resourceType: 'Subscription',
    status: 'requested',
    reason: 'conformance test',
    criteria: TOPIC,
    _criteria: {
      extension: [{ url: `${GUIDE}backport-filter-criteria`, valueString: 'Encounter.subject=Patient/p1' }],
    },
    channel: {
      extension: [
        { url: `${GUIDE}backport-heartbeat-period`, valueUnsignedInt: 5 },
        { url: `${GUIDE}backport-timeout`, valueUnsignedInt: 30 },
        { url: `${GUIDE}backport-max-count`, valuePositiveInt: 10 },
      ],
      type: 'websocket',
      _type: { extension: [{ url: `${GUIDE}backport-channel-type`, valueCoding: { code: 'zulip' } }] },
      payload: 'application/fhir+json',
      _payload: { extension: [{ url: `${GUIDE}backport-payload-content`, valueCode: 'id-only' }] },
    },
  };
}

/** The status of an id-only event-notification of R4, with the parts that 1.2.0-ballot adds. */
export function statusParameters(): JsonObject {
  return {
    resourceType: 'Parameters',
    meta: { profile: [`${GUIDE}backport-subscription-status-r4`] },
    parameter: [
      { name: 'subscription', valueReference: { reference: `${BASE}/Subscription/A` } },
      { name: 'topic', valueCanonical: TOPIC },
      { name: 'status', valueCode: 'active' },
      { name: 'type', valueCode: 'event-notification' },
      { name: 'events-since-subscription-start', valueString: '7' },
      {
        name: 'notification-event',
        part: [
          { name: 'event-number', valueString: '7' },
          { name: 'timestamp', valueInstant: '2030-01-01T00:00:00.000Z' },
          { name: 'focus', valueReference: { reference: `${BASE}/Encounter/e1` } },
          { name: 'additional-context', valueReference: { reference: `${BASE}/Patient/p1` } },
          {
            name: 'related-query',
            part: [
              { name: 'query-type', valueCoding: { code: 'prescribed' } },
              { name: 'query', valueString: `${BASE}/MedicationRequest?encounter=e1` },
            ],
          },
          { name: 'authorization-type', valueCoding: { code: 'authorization_base' } },
          { name: 'authorization-value', valueString: 'abc' },
        ],
      },
      { name: 'error', valueCodeableConcept: { text: 'none so far' } },
    ],
  };
}

/** The same in R4B. */
export function subscriptionStatus(): JsonObject {
  return {
    resourceType: 'SubscriptionStatus',
    status: 'active',
    type: 'event-notification',
    eventsSinceSubscriptionStart: '7',
    notificationEvent: [
      {
        extension: [
          {
            url: `${GUIDE}backport-related-query`,
            extension: [
              { url: 'queryType', valueCoding: { code: 'prescribed' } },
              { url: 'query', valueString: `${BASE}/MedicationRequest?encounter=e1` },
            ],
          },
          {
            url: `${GUIDE}notification-authorization-hint`,
            extension: [
              { url: 'type', valueCoding: { code: 'authorization_base' } },
              { url: 'value', valueString: 'abc' },
            ],
          },
        ],
        eventNumber: '7',
        timestamp: '2030-01-01T00:00:00.000Z',
        focus: { reference: `${BASE}/Encounter/e1` },
        additionalContext: [{ reference: `${BASE}/Patient/p1` }],
      },
    ],
    subscription: { reference: `${BASE}/Subscription/A` },
    topic: TOPIC,
  };
}

/** A notification around a status, with one further entry. */
export function notification(status: JsonObject): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'history',
    timestamp: '2030-01-01T00:00:00Z',
    entry: [
      {
        fullUrl: 'urn:uuid:33333333-3333-4333-8333-333333333333',
        resource: status,
        request: { method: 'GET', url: `${BASE}/Subscription/A/$status` },
        response: { status: '200' },
      },
      {
        fullUrl: `${BASE}/Encounter/e1`,
        request: { method: 'PUT', url: 'Encounter/e1' },
        response: { status: '200' },
      },
    ],
  };
}

/** The answer of $status. */
export function statusAnswer(status: JsonObject): JsonObject {
  return { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: status, search: { mode: 'match' } }] };
}

export function capabilityStatement(): JsonObject {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2030-01-01',
    kind: 'instance',
    implementation: { description: 'a server' },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket',
            valueUri: 'wss://host.example/ws',
          },
        ],
        resource: [
          {
            type: 'Subscription',
            extension: [{ url: `${GUIDE}capabilitystatement-subscriptiontopic-canonical`, valueCanonical: TOPIC }],
            interaction: [{ code: 'read' }],
          },
          { type: 'Encounter', interaction: [{ code: 'read' }] },
        ],
      },
    ],
  };
}
