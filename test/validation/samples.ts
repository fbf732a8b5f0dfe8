import type { JsonObject, Release } from '../../src/model/index.js';
import { parameters, subscription, topic } from './subscription-samples.js';

const BASE = 'https://host.example/fhir';

/** A Patient that uses what primitives, choices and extensions there are; the same in all releases. */
export const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '1', lastUpdated: '2024-01-31T12:00:00Z', tag: [{ system: 'urn:x', code: 'y' }] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">A patient</div>' },
  contained: [{ resourceType: 'Organization', id: 'o1', name: 'A clinic' }],
  extension: [{ url: 'http://host.example/x', valueString: 'a' }],
  identifier: [{ use: 'official', system: 'urn:x', value: '1', period: { start: '2020-01-01', end: '2021-01-01' } }],
  active: true,
  name: [
    {
      use: 'official',
      family: 'Roe',
      given: ['Jane', null],
      _given: [null, { id: 'g2', extension: [{ url: 'http://host.example/y', valueCode: 'z' }] }],
    },
  ],
  telecom: [{ system: 'phone', value: '1', rank: 1 }],
  gender: 'female',
  birthDate: '1990-02-28',
  _birthDate: {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: '1990-02-28T10:00:00Z' },
    ],
  },
  deceasedBoolean: false,
  contact: [{ gender: 'male', name: { family: 'Roe' } }],
  managingOrganization: { reference: '#o1' },
  generalPractitioner: [{ reference: `${BASE}/Practitioner/d1` }],
};

const ENCOUNTERS: Readonly<Record<Release, JsonObject>> = {
  R4: {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    period: { start: '2024-01-01' },
  },
  R4B: {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    period: { start: '2024-01-01' },
  },
  R5: {
    status: 'completed',
    class: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' }] }],
    actualPeriod: { start: '2024-01-01' },
  },
};

export function encounter(release: Release): JsonObject {
  return { resourceType: 'Encounter', id: 'e1', subject: { reference: 'Patient/p1' }, ...ENCOUNTERS[release] };
}

export const observation: JsonObject = {
  resourceType: 'Observation',
  id: 'ob1',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }], text: 'Heart rate' },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2024-01-01T10:00:00+01:00',
  valueQuantity: { value: 72.5, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
  component: [{ code: { text: 'part' }, valueInteger: 5 }],
};

/** A notification with a full resource, in the form of the release. */
export function notification(release: Release): JsonObject {
  const isR5 = release === 'R5';
  const history = { request: { method: 'PUT', url: 'Encounter/e1' }, response: { status: '200' } };
  const asked = { request: { method: 'GET', url: `${BASE}/Subscription/s1/$status` }, response: { status: '200' } };
  return {
    resourceType: 'Bundle',
    id: 'n1',
    type: isR5 ? 'subscription-notification' : 'history',
    timestamp: '2024-01-01T00:00:00Z',
    entry: [
      { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: status(release), ...(isR5 ? {} : asked) },
      { fullUrl: `${BASE}/Encounter/e1`, resource: encounter(release), ...(isR5 ? {} : history) },
    ],
  };
}

function status(release: Release): JsonObject {
  if (release === 'R4') return statusParameters;
  return {
    resourceType: 'SubscriptionStatus',
    status: 'active',
    type: 'event-notification',
    eventsSinceSubscriptionStart: '2',
    notificationEvent: [
      {
        eventNumber: '2',
        timestamp: '2024-01-01T00:00:00Z',
        focus: { reference: `${BASE}/Encounter/e1` },
        additionalContext: [{ reference: 'Patient/p1' }],
      },
    ],
    subscription: { reference: `${BASE}/Subscription/s1` },
    topic: 'http://host.example/topics/t',
  };
}

const statusParameters: JsonObject = {
  resourceType: 'Parameters',
  meta: {
    profile: ['http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4'],
  },
  parameter: [
    { name: 'subscription', valueReference: { reference: `${BASE}/Subscription/s1` } },
    { name: 'topic', valueCanonical: 'http://host.example/topics/t' },
    { name: 'status', valueCode: 'active' },
    { name: 'type', valueCode: 'event-notification' },
    { name: 'events-since-subscription-start', valueString: '2' },
    {
      name: 'notification-event',
      part: [
        { name: 'event-number', valueString: '2' },
        { name: 'timestamp', valueInstant: '2024-01-01T00:00:00Z' },
        { name: 'focus', valueReference: { reference: `${BASE}/Encounter/e1` } },
      ],
    },
  ],
};

export const capabilities: JsonObject = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2024-01-01',
  kind: 'instance',
  implementation: { description: 'a server' },
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Subscription', interaction: [{ code: 'create' }], searchParam: [{ name: 'url', type: 'uri' }] },
      ],
    },
  ],
};

export const outcome: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid', diagnostics: 'no', expression: ['Patient.name'] }],
};

/** One of the few concepts whose codes every release requires. */
function delivery(release: Release): JsonObject {
  const system =
    release === 'R5'
      ? 'http://hl7.org/fhir/supplydelivery-supplyitemtype'
      : 'http://terminology.hl7.org/CodeSystem/supply-item-type';
  return { resourceType: 'SupplyDelivery', type: { coding: [{ system, code: 'device' }], text: 'a device' } };
}

/** All of them, in the form of a release. */
export function samplesOf(release: Release): readonly JsonObject[] {
  const topics = release === 'R4' ? [] : [topic];
  const shared = [patient, observation, capabilities, outcome, parameters];
  return [...shared, encounter(release), notification(release), subscription(release), delivery(release), ...topics];
}
