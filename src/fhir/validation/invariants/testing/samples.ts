import { copy, type JsonObject, type Release } from '../../../../model/index.js';

const PATIENT: JsonObject = { resourceType: 'Patient', id: 'p', meta: { versionId: '1' } };

const R4_STATUS: JsonObject = {
  resourceType: 'Parameters',
  parameter: [
    { name: 'subscription', valueReference: { reference: 'Subscription/s' } },
    { name: 'type', valueCode: 'event-notification' },
    {
      name: 'notification-event',
      part: [
        { name: 'event-number', valueString: '1' },
        { name: 'focus', valueReference: { reference: 'Patient/p' } },
      ],
    },
  ],
};

const STATUS: JsonObject = {
  resourceType: 'SubscriptionStatus',
  type: 'event-notification',
  status: 'active',
  notificationEvent: [{ eventNumber: '1', focus: { reference: 'Patient/p' } }],
};

const request = { method: 'PUT', url: 'Patient/p' };
const response = { status: '200' };

function history(status: JsonObject): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'history',
    timestamp: '2024-05-01T12:00:00Z',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: status, request: { ...request, url: 'Subscription/s/$status' }, response },
      { fullUrl: 'http://x/Patient/p', resource: PATIENT, request, response },
    ],
  };
}

function notification(): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'subscription-notification',
    timestamp: '2024-05-01T12:00:00Z',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: STATUS },
      { fullUrl: 'http://x/Patient/p', resource: PATIENT },
    ],
  };
}

function document(): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:s', value: '1' },
    timestamp: '2024-05-01T12:00:00Z',
    entry: [{ fullUrl: 'urn:uuid:2', resource: { resourceType: 'Composition' } }],
  };
}

function searchset(): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: 1,
    link: [{ relation: 'self', url: 'http://x/Patient' }],
    entry: [{ fullUrl: 'http://x/Patient/p', resource: PATIENT, search: { mode: 'match' } }],
  };
}

function message(): JsonObject {
  const entry = [{ fullUrl: 'urn:uuid:3', resource: { resourceType: 'MessageHeader' } }];
  return { resourceType: 'Bundle', type: 'message', entry };
}

function transaction(): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { fullUrl: 'urn:uuid:4', resource: PATIENT, request: { method: 'POST', url: 'Patient' } },
      { request: { method: 'DELETE', url: 'Patient/q' } },
    ],
  };
}

function responses(): JsonObject {
  return { resourceType: 'Bundle', type: 'transaction-response', entry: [{ response }] };
}

function collection(resource: JsonObject): JsonObject {
  return { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'urn:uuid:5', resource }] };
}

function withIssues(): JsonObject {
  const issue = [{ severity: 'warning' }, { severity: 'information' }];
  return { ...notification(), issues: { resourceType: 'OperationOutcome', issue } };
}

/** Bundles that break no invariant, of each kind that the rules distinguish. */
export function soundBundles(release: Release): JsonObject[] {
  const common = [document(), searchset(), message(), transaction(), responses()];
  if (release === 'R4') return [history(R4_STATUS), ...common].map((bundle) => copy(bundle));
  const status: JsonObject = release === 'R4B' ? { ...STATUS, type: 'heartbeat' } : { ...STATUS, type: 'query-status' };
  const own = release === 'R5' ? [withIssues()] : [];
  return [notification(), history(status), collection(R4_STATUS), ...common, ...own].map((bundle) => copy(bundle));
}
