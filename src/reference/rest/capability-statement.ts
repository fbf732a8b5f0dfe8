import type { Json, JsonObject } from '../json.js';
import type { World } from '../world.js';
import { RESOURCE_TYPES } from './resources.js';
import { SUBSCRIPTION_SEARCH } from './subscription-reads.js';

const OPERATIONS = 'http://hl7.org/fhir/OperationDefinition/Subscription';

/** What the server says of itself; everything in it works. */
export function capabilityStatement({ baseUrl, websocketUrl }: World): JsonObject {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2025-01-01',
    kind: 'instance',
    software: { name: 'fhir-handshake reference server' },
    implementation: {
      description: 'In-memory server of topic-based Subscriptions over WebSocket and REST-hook',
      url: baseUrl,
    },
    fhirVersion: '5.0.0',
    format: ['application/fhir+json'],
    rest: [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket', valueUri: websocketUrl },
        ],
        mode: 'server',
        resource: [subscription(), subscriptionTopic(), ...RESOURCE_TYPES.map(plain)],
      },
    ],
  };
}

function subscription(): JsonObject {
  return {
    type: 'Subscription',
    interaction: codes('read', 'create', 'update', 'delete', 'search-type'),
    versioning: 'versioned-update',
    updateCreate: false,
    searchParam: Object.entries(SUBSCRIPTION_SEARCH).map(([name, type]) => ({ name, type })),
    operation: [
      { name: 'status', definition: `${OPERATIONS}-status` },
      { name: 'events', definition: `${OPERATIONS}-events` },
      { name: 'get-ws-binding-token', definition: `${OPERATIONS}-get-ws-binding-token` },
    ],
  };
}

function subscriptionTopic(): JsonObject {
  return {
    type: 'SubscriptionTopic',
    interaction: codes('read', 'search-type'),
    searchParam: [
      { name: '_id', type: 'token' },
      { name: 'status', type: 'token' },
      { name: 'url', type: 'uri' },
    ],
  };
}

function plain(type: string): JsonObject {
  return {
    type,
    interaction: codes('read', 'create', 'update', 'delete', 'search-type'),
    versioning: 'versioned-update',
    updateCreate: true,
    searchParam: [{ name: '_id', type: 'token' }],
  };
}

function codes(...names: readonly string[]): Json[] {
  return names.map((code) => ({ code }));
}
