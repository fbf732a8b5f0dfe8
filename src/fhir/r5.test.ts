import { describe, expect, test } from 'vitest';
import type { SubscriptionSettings } from '../model/index.js';
import { releaseOf } from './index.js';

const r5 = releaseOf('R5');

describe('settings', () => {
  const every: SubscriptionSettings = {
    topic: 'http://host.example/topics/encounter-complete',
    status: 'requested',
    reason: 'conformance test',
    filters: [
      { resourceType: 'Encounter', parameter: 'subject', comparator: 'eq', modifier: 'exact', value: 'Patient/p1' },
    ],
    channel: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
    endpoint: 'https://client.example/hook',
    contentType: 'application/fhir+json',
    content: 'id-only',
    heartbeatPeriodS: 5,
    timeoutS: 30,
    maxCount: 10,
    end: '2030-01-01T00:00:00Z',
  };

  test('are written in the shape of R5', () => {
    expect(r5.subscription(every)).toEqual({
      resourceType: 'Subscription',
      status: 'requested',
      topic: 'http://host.example/topics/encounter-complete',
      reason: 'conformance test',
      filterBy: [
        {
          resourceType: 'Encounter',
          filterParameter: 'subject',
          comparator: 'eq',
          modifier: 'exact',
          value: 'Patient/p1',
        },
      ],
      channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
      endpoint: 'https://client.example/hook',
      heartbeatPeriod: 5,
      timeout: 30,
      contentType: 'application/fhir+json',
      content: 'id-only',
      maxCount: 10,
      end: '2030-01-01T00:00:00Z',
    });
  });

  test('come back as they were written', () => {
    expect(r5.settings(r5.subscription(every))).toEqual(every);
  });

  test('that are not asked for leave no trace; the status is requested, the channel system is named', () => {
    expect(r5.subscription({ filters: [], channel: { code: 'websocket' } })).toStrictEqual({
      resourceType: 'Subscription',
      status: 'requested',
      channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
    });
  });

  test('of another JSON type are not taken for what they look like', () => {
    const read = r5.settings({
      resourceType: 'Subscription',
      heartbeatPeriod: '5',
      topic: ['x'],
      filterBy: { value: 'x' },
    });
    expect([read.heartbeatPeriodS, read.topic, read.filters]).toEqual([undefined, undefined, []]);
  });
});

describe('releases', () => {
  test.each(['5.0.0', '5.0.0-cibuild', '5.0'])('%s is R5', (version) => {
    expect(r5.accepts(version)).toBe(true);
  });

  test.each(['4.0.1', '4.3.0', '4.6.0', '6.0.0', '50.0', ''])('"%s" is not', (version) => {
    expect(r5.accepts(version)).toBe(false);
  });
});
