import { describe, expect, test } from 'vitest';
import type { Json, Release } from '../../model/index.js';
import { detectRelease } from './detect-release.js';

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition';

function bundle(type: string, ...resources: Json[]): Json {
  return { resourceType: 'Bundle', type, entry: resources.map((resource) => ({ resource })) };
}

const STATUS = { resourceType: 'SubscriptionStatus', type: 'heartbeat', subscription: { reference: 'Subscription/1' } };
const PARAMETERS = {
  resourceType: 'Parameters',
  parameter: [
    { name: 'subscription', valueReference: { reference: 'Subscription/1' } },
    { name: 'type', valueCode: 'heartbeat' },
  ],
};

describe('what gives a release away', () => {
  const table: [string, Release, string, Json][] = [
    ['fhirVersion 4.0.1', 'R4', '4.0.1', { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' }],
    ['fhirVersion 4.3.0', 'R4B', '4.3.0', { resourceType: 'StructureDefinition', fhirVersion: '4.3.0' }],
    ['fhirVersion 4.1.0, the first R4B', 'R4B', '4.1.0', { resourceType: 'CapabilityStatement', fhirVersion: '4.1.0' }],
    ['fhirVersion 5.0.0', 'R5', '5.0.0', { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' }],
    ['a list of versions', 'R4', '4.0.1', { resourceType: 'ImplementationGuide', fhirVersion: ['3.0.2', '4.0.1'] }],
    ['a notification of R5', 'R5', 'subscription-notification', bundle('subscription-notification', STATUS)],
    ['an R5 Bundle with nothing in it', 'R5', 'subscription-notification', bundle('subscription-notification')],
    ['a notification of R4B', 'R4B', 'SubscriptionStatus', bundle('history', STATUS)],
    ['a notification of R4', 'R4', 'Parameters', bundle('history', PARAMETERS)],
    [
      'a notification of R4 by its profile',
      'R4',
      'Parameters',
      bundle('history', {
        resourceType: 'Parameters',
        meta: { profile: [`${BACKPORT}/backport-subscription-status-r4`] },
      }),
    ],
    ['a Subscription with topic', 'R5', 'topic', { resourceType: 'Subscription', topic: 'http://example.org/t' }],
    ['a Subscription with channelType', 'R5', 'channelType', { resourceType: 'Subscription', channelType: {} }],
    ['a Subscription with criteria', 'R4', 'R4B', { resourceType: 'Subscription', criteria: 'Patient?', channel: {} }],
    ['a Subscription with _criteria', 'R4', '_criteria', { resourceType: 'Subscription', _criteria: {} }],
    [
      'a core profile with its version',
      'R4B',
      'meta.profile',
      {
        resourceType: 'Patient',
        meta: { profile: ['http://example.org/p', 'http://hl7.org/fhir/StructureDefinition/Patient|4.3.0'] },
      },
    ],
    [
      'a core profile of a release',
      'R5',
      'meta.profile',
      { resourceType: 'Patient', meta: { profile: ['http://hl7.org/fhir/5.0/StructureDefinition/Patient'] } },
    ],
    [
      'a SubscriptionTopic in a Basic',
      'R4',
      'extensions',
      {
        resourceType: 'Basic',
        extension: [{ url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.url' }],
      },
    ],
  ];

  test.each(table)('%s', (_name, release, reason, resource) => {
    const detected = detectRelease(resource);
    expect(detected.release).toBe(release);
    expect(detected.reason).toContain(reason);
  });
});

describe('where nothing gives it away, the release that fits best', () => {
  const encounter = { resourceType: 'Encounter', status: 'in-progress' };

  test.each<[string, Release, string, Json]>([
    ['all three', 'R5', 'R4 and R4B as well', { resourceType: 'Patient', active: true }],
    ['R5 only', 'R5', 'this release only', { ...encounter, class: [{ text: 'virtual' }] }],
    ['R4 and R4B', 'R4', 'R4B as well', { ...encounter, class: { code: 'VR' } }],
    ['a type that only R5 has', 'R5', 'fewest', { resourceType: 'Transport', status: 'lost', intent: 'unheard', x: 1 }],
    ['a type that only R4B and R5 have', 'R5', 'R4B as well', STATUS],
    ['a type that only R4 and R4B have', 'R4', 'as many mistakes by R4B', { resourceType: 'Media', stauts: 'x' }],
    ['a draft version', 'R5', 'fewest', { resourceType: 'CapabilityStatement', fhirVersion: '4.2.0' }],
    ['a history of anything', 'R5', 'as well', bundle('history', { resourceType: 'Patient' })],
    ['a history of Parameters that are no status', 'R5', 'as well', bundle('history', { resourceType: 'Parameters' })],
  ])('%s', (_name, release, reason, resource) => {
    const detected = detectRelease(resource);
    expect(`${detected.release}: ${detected.reason}`).toContain(reason);
    expect(detected.release).toBe(release);
  });

  test.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['hostile names', { resourceType: '__proto__', meta: { profile: 7 }, fhirVersion: {}, extension: 'x' }],
  ])('%s is of no release, and R5 is asked', (_name, resource) => {
    expect(detectRelease(resource).release).toBe('R5');
  });
});
