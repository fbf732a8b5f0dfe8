import { describe, expect, test } from 'vitest';
import type { JsonObject, Release } from '../../../model/index.js';
import { GUIDE } from './guide.js';
import { profileIssues, profilesOf } from './index.js';
import { edited } from './testing/edit.js';
import { everyIssue } from './testing/every-issue.js';
import * as skeleton from './testing/skeletons.js';

const ofR4 = skeleton.notification(skeleton.statusParameters());
const ofR4B = skeleton.notification(skeleton.subscriptionStatus());

/** A handshake, heartbeat or answer without events. */
function plain(type: string): JsonObject {
  return edited(skeleton.statusParameters(), [
    { at: ['parameter', 3, 'valueCode'], to: type },
    { at: ['parameter', 6] },
    { at: ['parameter', 5] },
  ]);
}

const VALID: readonly (readonly [string, Release, JsonObject])[] = [
  ['a Subscription', 'R4', skeleton.subscription()],
  ['a Subscription', 'R4B', skeleton.subscription()],
  ['a Subscription with a query', 'R4', queried()],
  ['a Subscription with R5 elements that the guide has nothing for', 'R4', named()],
  ['an event-notification', 'R4', ofR4],
  ['an event-notification', 'R4B', ofR4B],
  ['a handshake', 'R4', edited(skeleton.notification(plain('handshake')), [{ at: ['entry', 1] }])],
  ['a heartbeat without a topic', 'R4', edited(skeleton.notification(plain('heartbeat')), [{ at: ['entry', 1] }])],
  ['an answer of $events', 'R4', events()],
  ['an answer of $status', 'R4', skeleton.statusAnswer(plain('query-status'))],
  ['an answer of $status', 'R4B', skeleton.statusAnswer(skeleton.subscriptionStatus())],
  [
    'a query-status as a notification',
    'R4',
    edited(skeleton.notification(plain('query-status')), [{ at: ['entry', 1] }]),
  ],
  ['status Parameters alone', 'R4', skeleton.statusParameters()],
  ['a SubscriptionStatus alone', 'R4B', skeleton.subscriptionStatus()],
  ['a parameter of a vendor', 'R4', edited(skeleton.statusParameters(), [vendorParameter()])],
  ['a CapabilityStatement', 'R4', skeleton.capabilityStatement()],
  ['an answer of $get-ws-binding-token', 'R4', token()],
  ['a call of $status', 'R4', call()],
  ['Parameters in R5', 'R5', skeleton.statusParameters()],
];

function queried(): JsonObject {
  const { resourceType = '', status = '', reason = '' } = skeleton.subscription();
  return { resourceType, status, reason, criteria: 'Encounter?status=finished', channel: { type: 'websocket' } };
}

function named(): JsonObject {
  const cross = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription';
  const extension = [
    { url: `${cross}.identifier`, valueIdentifier: { value: 'S-1' } },
    { url: `${cross}.name`, valueString: 'Admissions' },
  ];
  return { ...skeleton.subscription(), extension };
}

function events(): JsonObject {
  const url = 'https://host.example/fhir/Subscription/A/$events?eventsSinceNumber=7';
  return edited(ofR4, [
    { at: ['entry', 0, 'resource', 'parameter', 3, 'valueCode'], to: 'query-event' },
    { at: ['entry', 0, 'request', 'url'], to: url },
  ]);
}

function vendorParameter() {
  return { at: ['parameter', 7], to: { name: 'shard', valueInteger: 3 } } as const;
}

function token(): JsonObject {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'token', valueString: 'token-abc' },
      { name: 'expiration', valueDateTime: '2030-01-01T00:00:00Z' },
      { name: 'subscription', valueString: 'A' },
      { name: 'websocket-url', valueUrl: 'wss://host.example/ws' },
    ],
  };
}

function call(): JsonObject {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'id', valueId: 'A' },
      { name: 'status', valueCode: 'active' },
      { name: 'status', valueCode: 'error' },
    ],
  };
}

describe('what is valid', () => {
  test.each(VALID)('%s of %s raises nothing', async (_, release, resource) => {
    expect(await everyIssue(resource, release)).toEqual([]);
  });
});

describe('the profiles that were applied', () => {
  const named = (resource: JsonObject, release: Release) =>
    profilesOf(resource, release).map((canonical) => canonical.replace(GUIDE, ''));

  test('are those of a notification and of its status', () => {
    expect(named(ofR4, 'R4')).toEqual(['backport-subscription-notification-r4', 'backport-subscription-status-r4']);
    expect(named(ofR4B, 'R4B')).toEqual([
      'backport-subscription-notification',
      'backport-related-query',
      'notification-authorization-hint',
    ]);
  });

  test('are found in any Bundle', () => {
    expect(named(skeleton.statusAnswer(plain('query-status')), 'R4')).toEqual(['backport-subscription-status-r4']);
    const found = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: skeleton.subscription() }] };
    expect(named(found, 'R4')).toContain('backport-subscription');
  });

  test('are none where nothing is topic-based, and none in R5', () => {
    expect(named(queried(), 'R4')).toEqual([]);
    expect(named(token(), 'R4')).toEqual([]);
    expect(named({ resourceType: 'Bundle', type: 'history', entry: [{ resource: queried() }] }, 'R4')).toEqual([]);
    expect(named(ofR4B, 'R5')).toEqual([]);
    expect(profileIssues(ofR4, 'R5')).toEqual([]);
  });
});
