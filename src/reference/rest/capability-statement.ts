import type { Json, JsonObject } from '../json.js';
import type { World } from '../world.js';
import type { SearchParameters, Terms } from '../dialects/terms.js';
import { RESOURCE_TYPES } from './resources.js';

/** What the server says of itself; everything in it works. `topics`: as they are shown. */
export function capabilityStatement(
  { baseUrl, websocketUrl, dialect }: World,
  topics: readonly JsonObject[],
): JsonObject {
  const { terms } = dialect;
  const { guide, topicSearch } = terms;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2025-01-01',
    kind: 'instance',
    ...(guide === undefined ? {} : { instantiates: [guide.instantiates] }),
    software: { name: 'fhir-handshake reference server' },
    implementation: {
      description: 'In-memory server of topic-based Subscriptions over WebSocket and REST-hook',
      url: baseUrl,
    },
    fhirVersion: terms.fhirVersion,
    format: ['application/fhir+json'],
    ...(guide === undefined ? {} : { implementationGuide: [guide.implementationGuide] }),
    rest: [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket', valueUri: websocketUrl },
        ],
        mode: 'server',
        resource: [
          subscription(terms, topics),
          ...(topicSearch === undefined ? [] : [subscriptionTopic(topicSearch)]),
          ...RESOURCE_TYPES.map((type) => plain(type, terms.resourceSearch[type])),
        ],
      },
    ],
  };
}

function subscription(terms: Terms, topics: readonly JsonObject[]): JsonObject {
  const { topicExtension, subscriptionProfile, operations } = terms;
  const advertised = topics.map(({ url }) => ({ url: topicExtension, valueCanonical: url }));
  return {
    ...(topicExtension === undefined || topics.length === 0 ? {} : { extension: advertised }),
    type: 'Subscription',
    ...(subscriptionProfile === undefined ? {} : { supportedProfile: [subscriptionProfile] }),
    interaction: codes('read', 'create', 'update', 'delete', 'search-type'),
    versioning: 'versioned-update',
    updateCreate: false,
    searchParam: parameters(terms.subscriptionSearch),
    operation: [
      { name: 'status', definition: `${operations}-status` },
      { name: 'events', definition: `${operations}-events` },
      { name: 'get-ws-binding-token', definition: `${operations}-get-ws-binding-token` },
      ...(terms.resends ? [{ name: 'resend', definition: `${operations}-resend` }] : []),
    ],
  };
}

function subscriptionTopic(search: SearchParameters): JsonObject {
  return { type: 'SubscriptionTopic', interaction: codes('read', 'search-type'), searchParam: parameters(search) };
}

function plain(type: string, search: SearchParameters = {}): JsonObject {
  return {
    type,
    interaction: codes('read', 'create', 'update', 'delete', 'search-type'),
    versioning: 'versioned-update',
    updateCreate: true,
    searchParam: parameters({ _id: { type: 'token' }, ...search }),
  };
}

function parameters(search: SearchParameters): Json[] {
  return Object.entries(search).map(([name, { type, definition }]) => ({
    name,
    ...(definition === undefined ? {} : { definition }),
    type,
  }));
}

function codes(...names: readonly string[]): Json[] {
  return names.map((code) => ({ code }));
}
