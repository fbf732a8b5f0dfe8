import { describe, expect, test } from 'vitest';
import { RELEASES, type JsonObject, type SubscriptionSettings } from '../model/index.js';
import { structureIssues } from './validation/structure/index.js';
import { releaseOf } from './index.js';

const FULL: SubscriptionSettings = {
  topic: 'http://example.org/topics/admission',
  status: 'requested',
  reason: 'to see',
  filters: [
    { resourceType: 'Encounter', parameter: 'subject', value: 'Patient/p1' },
    { resourceType: undefined, parameter: 'date', comparator: 'ge', value: '2024-01-01' },
    { resourceType: undefined, parameter: 'code', modifier: 'in', value: 'http://example.org/vs' },
  ],
  channel: { system: undefined, code: 'rest-hook' },
  endpoint: 'https://client.example/hook',
  headers: [{ name: 'Authorization', value: 'Bearer a:b' }],
  contentType: 'application/fhir+json',
  content: 'id-only',
  heartbeatPeriodS: 5,
  timeoutS: 30,
  maxCount: 10,
  end: '2030-01-01T00:00:00Z',
};

describe.each(RELEASES)('a Subscription of %s', (release) => {
  const fhir = releaseOf(release);

  test('is valid and says what was asked for', () => {
    const written = fhir.subscription(FULL);
    expect(structureIssues(written, release)).toEqual([]);
    const { channel, ...read } = fhir.settings(written);
    const { filters, channel: wanted, ...rest } = FULL;
    expect(read).toMatchObject(rest);
    expect(channel?.code).toBe(wanted?.code);
    expect(read.filters.map(({ parameter, value }) => [parameter, value])).toEqual(
      filters.map(({ parameter, value }) => [parameter, value]),
    );
  });
});

describe('what R4 and R4B write by extensions', () => {
  const fhir = releaseOf('R4');

  test('a channel type without a code of its own stands beside one', () => {
    const written = fhir.subscription({
      topic: 'http://t',
      filters: [],
      channel: { system: 'http://x', code: 'pigeon' },
    });
    expect(structureIssues(written, 'R4')).toEqual([]);
    expect(fhir.settings(written).channel).toEqual({ system: 'http://x', code: 'pigeon' });
  });

  test.each([
    ['Encounter.subject=Patient/p1', [{ resourceType: 'Encounter', parameter: 'subject', value: 'Patient/p1' }]],
    ['Encounter?patient=Patient/p1', [{ resourceType: 'Encounter', parameter: 'patient', value: 'Patient/p1' }]],
    [
      'Observation?code=a|b&date=gt2020-01-01',
      [
        { resourceType: 'Observation', parameter: 'code', value: 'a|b' },
        { resourceType: 'Observation', parameter: 'date', comparator: 'gt', value: '2020-01-01' },
      ],
    ],
    ['code:in=http://vs', [{ parameter: 'code', modifier: 'in', value: 'http://vs' }]],
    ['name=general', [{ parameter: 'name', value: 'general' }]],
  ])('the filter %s is read', (text, filters) => {
    const url = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria';
    const read = fhir.settings({
      resourceType: 'Subscription',
      _criteria: { extension: [{ url, valueString: text }] },
    });
    expect(read.filters).toEqual(filters);
  });
});

describe('a notification of R4', () => {
  const parameter = [
    { name: 'subscription', valueReference: { reference: 'https://h.example/fhir/Subscription/A' } },
    { name: 'topic', valueCanonical: 'http://h.example/t' },
    { name: 'status', valueCode: 'active' },
    { name: 'type', valueCode: 'event-notification' },
    { name: 'events-since-subscription-start', valueString: '7' },
    {
      name: 'notification-event',
      part: [
        { name: 'event-number', valueString: '7' },
        { name: 'timestamp', valueInstant: '2030-01-01T00:00:00.000Z' },
        { name: 'focus', valueReference: { reference: 'https://h.example/fhir/Encounter/e1' } },
        { name: 'additional-context', valueReference: { reference: 'Patient/p1' } },
      ],
    },
  ];
  const bundle = (resource: JsonObject) => ({ resourceType: 'Bundle', type: 'history', entry: [{ resource }] });

  test('is read into the words of SubscriptionStatus', () => {
    const view = releaseOf('R4').notification(bundle({ resourceType: 'Parameters', parameter }));
    expect(view?.statuses).toMatchObject([
      {
        form: 'Parameters',
        type: 'event-notification',
        status: 'active',
        count: 7,
        subscriptionId: 'A',
        topic: 'http://h.example/t',
        events: [
          {
            number: 7,
            timestamp: '2030-01-01T00:00:00.000Z',
            focus: { reference: 'https://h.example/fhir/Encounter/e1' },
            context: [{ reference: 'Patient/p1' }],
          },
        ],
      },
    ]);
  });

  test('each element has its place, also one that is not there', () => {
    const [status] =
      releaseOf('R4').notification(bundle({ resourceType: 'Parameters', parameter: parameter.slice(0, 4) }))
        ?.statuses ?? [];
    expect(status?.places.status).toBe('Bundle.entry[0].resource.parameter[2]');
    expect(status?.places.eventsSinceSubscriptionStart).toBe(
      'Bundle.entry[0].resource.parameter[name=events-since-subscription-start]',
    );
    expect(status?.raw.eventsSinceSubscriptionStart).toBeUndefined();
  });

  test('Parameters of another kind are no status', () => {
    const other = { resourceType: 'Parameters', parameter: [{ name: 'token', valueString: 'x' }] };
    expect(releaseOf('R4').notification(bundle(other))).toBeUndefined();
  });
});

describe('topics of R4', () => {
  const fhir = releaseOf('R4');
  const cross = (name: string) => `http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.${name}`;

  test('are named by the CapabilityStatement', () => {
    const url =
      'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical';
    const resource = [{ type: 'Subscription', extension: [{ url, valueCanonical: 'http://h.example/t|1.0' }] }];
    expect(fhir.topicsIn({ resourceType: 'CapabilityStatement', rest: [{ resource }] })).toEqual([
      { resourceType: 'SubscriptionTopic', url: 'http://h.example/t' },
    ]);
  });

  test.each(['SubscriptionTopic/admission', '/topics/admission', '', '|1.0'])(
    'are not named by "%s", which is no absolute URL',
    (valueCanonical) => {
      const url =
        'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical';
      const resource = [{ type: 'Subscription', extension: [{ url, valueCanonical }] }];
      expect(fhir.topicsIn({ resourceType: 'CapabilityStatement', rest: [{ resource }] })).toEqual([]);
    },
  );

  test('are unwrapped from Basic, lists as lists', () => {
    const trigger = {
      url: cross('resourceTrigger'),
      extension: [
        { url: 'resource', valueUri: 'http://hl7.org/fhir/StructureDefinition/Encounter' },
        { url: 'supportedInteraction', valueCode: 'create' },
        { url: 'supportedInteraction', valueCode: 'update' },
        { url: 'queryCriteria', extension: [{ url: 'current', valueString: 'status=finished' }] },
      ],
    };
    const basic = {
      resourceType: 'Basic',
      code: { coding: [{ system: 'http://hl7.org/fhir/fhir-types', code: 'SubscriptionTopic' }] },
      extension: [{ url: cross('url'), valueUri: 'http://h.example/t' }, trigger],
      modifierExtension: [{ url: cross('status'), valueCode: 'active' }],
    };
    expect(fhir.topicsIn({ resourceType: 'Bundle', entry: [{ resource: basic }] })).toEqual([
      {
        resourceType: 'SubscriptionTopic',
        url: 'http://h.example/t',
        status: 'active',
        resourceTrigger: [
          {
            resource: 'http://hl7.org/fhir/StructureDefinition/Encounter',
            supportedInteraction: ['create', 'update'],
            queryCriteria: { current: 'status=finished' },
          },
        ],
      },
    ]);
  });
});
