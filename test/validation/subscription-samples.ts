import type { JsonObject, Release } from '../../src/model/index.js';

const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/';
const TOPIC = 'http://host.example/topics/t';

/** A topic-based Subscription, in the form of the release. */
export function subscription(release: Release): JsonObject {
  return release === 'R5' ? subscriptionOfR5 : backported;
}

const subscriptionOfR5: JsonObject = {
  resourceType: 'Subscription',
  id: 's1',
  status: 'requested',
  topic: TOPIC,
  reason: 'a test',
  filterBy: [{ resourceType: 'Encounter', filterParameter: 'subject', comparator: 'eq', value: 'Patient/p1' }],
  channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'rest-hook' },
  endpoint: 'https://subscriber.example/hook',
  parameter: [{ name: 'Authorization', value: 'Bearer a' }],
  heartbeatPeriod: 60,
  timeout: 10,
  contentType: 'application/fhir+json',
  content: 'id-only',
  maxCount: 10,
};

const backported: JsonObject = {
  resourceType: 'Subscription',
  id: 's1',
  meta: { profile: [`${GUIDE}backport-subscription`] },
  status: 'requested',
  reason: 'a test',
  criteria: TOPIC,
  _criteria: { extension: [{ url: `${GUIDE}backport-filter-criteria`, valueString: 'Encounter?subject=Patient/p1' }] },
  channel: {
    extension: [{ url: `${GUIDE}backport-heartbeat-period`, valueUnsignedInt: 60 }],
    type: 'rest-hook',
    endpoint: 'https://subscriber.example/hook',
    payload: 'application/fhir+json',
    _payload: { extension: [{ url: `${GUIDE}backport-payload-content`, valueCode: 'id-only' }] },
    header: ['Authorization: Bearer a'],
  },
};

/** What $get-ws-binding-token answers, and a part of each kind; the same in all releases. */
export const parameters: JsonObject = {
  resourceType: 'Parameters',
  parameter: [
    { name: 'token', valueString: 'abc' },
    { name: 'expiration', valueDateTime: '2030-01-01T00:00:00Z' },
    { name: 'subscription', valueString: 's1' },
    { name: 'websocket-url', valueUrl: 'wss://host.example/ws' },
    {
      name: 'some',
      part: [
        { name: 'key', valueBase64Binary: 'QUJD' },
        { name: 'at', valueTime: '12:00:00' },
      ],
    },
    { name: 'patient', resource: { resourceType: 'Patient', id: 'p1', active: true } },
    { name: 'number', valueUnsignedInt: 1 },
    { name: 'oid', valueOid: 'urn:oid:1.2.3' },
    { name: 'uuid', valueUuid: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
  ],
};

/** A SubscriptionTopic, which R4B and R5 have. */
export const topic: JsonObject = {
  resourceType: 'SubscriptionTopic',
  id: 't',
  url: TOPIC,
  status: 'active',
  date: '2024-01-01',
  resourceTrigger: [
    {
      description: 'an Encounter is complete',
      resource: 'Encounter',
      supportedInteraction: ['create', 'update'],
      queryCriteria: { previous: 'status:not=finished', current: 'status=finished', requireBoth: true },
    },
  ],
  canFilterBy: [{ resource: 'Encounter', filterParameter: 'subject' }],
  notificationShape: [{ resource: 'Encounter', include: ['Encounter:subject'] }],
};
