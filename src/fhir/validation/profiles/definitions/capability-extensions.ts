import { CORE, GUIDE } from '../guide.js';
import type { ExtensionDefinition } from '../vocabulary.js';

/**
 * A topic that the server knows; one for each.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-capabilitystatement-subscriptiontopic-canonical.html
 */
export const subscriptionTopicCanonical: ExtensionDefinition = {
  id: 'capabilitystatement-subscriptiontopic-canonical',
  canonical: `${GUIDE}capabilitystatement-subscriptiontopic-canonical`,
  places: ['CapabilityStatement.rest.resource'],
  cardinality: '0..*',
  value: { type: 'canonical', form: 'absolute-url' },
};

/**
 * Where the server listens for WebSockets.
 *
 * https://hl7.org/fhir/R4/extension-capabilitystatement-websocket.html
 */
export const websocket: ExtensionDefinition = {
  id: 'capabilitystatement-websocket',
  canonical: `${CORE}capabilitystatement-websocket`,
  places: ['CapabilityStatement.rest'],
  cardinality: '0..1',
  value: { type: 'uri' },
};
