import type { SearchParameters, Terms } from '../terms.js';
import {
  capabilityStatementOf,
  IMPLEMENTATION_GUIDE,
  OPERATIONS,
  searchParameterOf,
  SUBSCRIPTION_PROFILE,
} from './names.js';

/** Search parameters of the releases, and those that the guide adds. */
const SUBSCRIPTION_SEARCH: SearchParameters = {
  _id: { type: 'token' },
  criteria: { type: 'string' },
  payload: { type: 'token' },
  status: { type: 'token' },
  type: { type: 'token' },
  url: { type: 'uri' },
  topic: { type: 'uri', definition: searchParameterOf('topic') },
  'custom-channel': { type: 'token', definition: searchParameterOf('custom-channel') },
  'filter-criteria': { type: 'string', definition: searchParameterOf('filter-criteria') },
  'payload-type': { type: 'token', definition: searchParameterOf('payload-type') },
};

/** What R4 and R4B share, given the name of the CapabilityStatement that the guide has for the release. */
export function backportTerms(capabilities: string): Omit<Terms, 'path' | 'fhirVersion' | 'mimeVersions'> {
  return {
    guide: { instantiates: capabilityStatementOf(capabilities), implementationGuide: IMPLEMENTATION_GUIDE },
    subscriptionProfile: SUBSCRIPTION_PROFILE,
    operations: OPERATIONS,
    subscriptionSearch: SUBSCRIPTION_SEARCH,
    resourceSearch: {},
    resends: true,
    demandsReason: true,
  };
}
