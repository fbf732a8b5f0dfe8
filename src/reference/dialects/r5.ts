import type { Dialect } from './dialect.js';

/** R5 5.0.0, the release that the server thinks in. */
export const r5: Dialect = {
  release: 'R5',
  terms: {
    path: 'r5',
    fhirVersion: '5.0.0',
    mimeVersions: [],
    operations: 'http://hl7.org/fhir/OperationDefinition/Subscription',
    subscriptionSearch: {
      _id: { type: 'token' },
      'content-level': { type: 'token' },
      'filter-value': { type: 'string' },
      payload: { type: 'token' },
      status: { type: 'token' },
      topic: { type: 'uri' },
      type: { type: 'token' },
      url: { type: 'uri' },
    },
    topicSearch: { _id: { type: 'token' }, status: { type: 'token' }, url: { type: 'uri' } },
    resourceSearch: {},
    resends: false,
    demandsReason: false,
  },
  incoming: (request) => request,
  resource: (resource) => resource,
  notification: (bundle) => bundle,
};
