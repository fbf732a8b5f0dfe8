import type { Requirement } from '../../src/model/index.js';

/** Rules about what a server says of itself. */
export const metadata: readonly Requirement[] = [
  {
    id: 'ALL-META-01',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'http',
    statement: 'The server answers the capabilities interaction with its CapabilityStatement.',
    sources: ['https://hl7.org/fhir/R4/http.html#capabilities', 'https://hl7.org/fhir/R5/http.html#capabilities'],
    condition: 'always',
  },
  {
    id: 'ALL-META-02',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement:
      'The CapabilityStatement states the FHIR version the endpoint implements and it is the release under test.',
    sources: [
      'https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.fhirVersion',
      'https://hl7.org/fhir/R5/capabilitystatement-definitions.html#CapabilityStatement.fhirVersion',
    ],
    condition: 'always',
  },
  {
    id: 'ALL-META-03',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement: 'The CapabilityStatement carries its mandatory elements and describes at least one REST server.',
    sources: ['https://hl7.org/fhir/R4/capabilitystatement.html', 'https://hl7.org/fhir/R5/capabilitystatement.html'],
    condition: 'always',
  },
  {
    id: 'R5-META-17',
    stage: 'metadata',
    releases: ['R5'],
    channel: 'any',
    obligation: 'SHOULD',
    basis: 'definition',
    statement:
      'A server offering topic-based subscriptions advertises the Subscription and SubscriptionTopic resource types.',
    sources: ['https://hl7.org/fhir/R5/subscriptions.html'],
    condition: 'always',
  },
  {
    id: 'R5-META-18',
    stage: 'metadata',
    releases: ['R5'],
    channel: 'any',
    obligation: 'SHOULD',
    basis: 'definition',
    statement:
      'Operations the server offers on Subscription are discoverable in the CapabilityStatement with the canonical of the R5 definitions.',
    sources: ['https://hl7.org/fhir/R5/subscriptions.html', 'https://hl7.org/fhir/R5/operations.html'],
    condition: 'server implements $status, $events or $get-ws-binding-token',
  },
  {
    id: 'ALL-META-19',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'websocket',
    obligation: 'SHALL',
    basis: 'structural',
    statement:
      'When the websocket extension is used it sits on CapabilityStatement.rest, occurs at most once there and holds one absolute websocket URL.',
    sources: [
      'https://hl7.org/fhir/R4/extension-capabilitystatement-websocket.html',
      'https://hl7.org/fhir/extensions/StructureDefinition-capabilitystatement-websocket.html',
    ],
    condition:
      'extension http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket present anywhere in the statement',
  },
  {
    id: 'ALL-META-20',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'derived',
    statement:
      'Interactions, search parameters and operations that the server declares for Subscription work when exercised.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/conformance.html#conformance-artifacts-1',
      'https://hl7.org/fhir/R5/capabilitystatement.html',
    ],
    condition: 'for every declared item',
  },
  {
    id: 'FHIR-META-01',
    stage: 'metadata',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement: 'The CapabilityStatement is valid against the definitions of its release.',
    sources: [
      'https://hl7.org/fhir/R4/capabilitystatement.html',
      'https://hl7.org/fhir/R5/capabilitystatement.html',
      'https://hl7.org/fhir/R5/json.html',
    ],
    condition: 'always',
  },
];
