import { describe, expect, test } from 'vitest';
import { textAt, type JsonObject, type SubscriptionSettings } from '../model/index.js';
import { BACKPORT } from './backport.js';
import { releaseOf } from './index.js';

const asked: SubscriptionSettings = {
  status: 'requested',
  topic: 'http://topics.example/a',
  channel: { code: 'websocket' },
  contentType: 'application/fhir+json',
  content: 'id-only',
  heartbeatPeriodS: 5,
  filters: [{ parameter: 'patient', value: 'Patient/p1' }],
};

/** What stays of any base. */
const theirs = {
  id: 'stored',
  meta: {
    versionId: '3',
    lastUpdated: '2030-01-01T00:00:00Z',
    profile: ['http://theirs.example'],
    tag: [{ code: 't' }],
  },
  contained: [{ resourceType: 'Patient', id: 'c' }],
  extension: [{ url: 'http://theirs.example/extension', valueString: 'kept' }],
  reason: 'their reason',
  end: '2030-01-01T00:00:00Z',
};

describe('R5', () => {
  const r5 = releaseOf('R5');
  const { bases, resources } = r5;
  const base: JsonObject = {
    resourceType: 'Subscription',
    ...theirs,
    identifier: [{ value: 'i' }],
    status: 'active',
    topic: 'http://topics.example/a',
    filterBy: [{ resourceType: 'Encounter', filterParameter: 'class', value: 'IMP' }],
    channelType: { code: 'rest-hook' },
    endpoint: 'https://theirs.example/hook',
    parameter: [{ name: 'Authorization', value: 'secret' }],
    heartbeatPeriod: 60,
    maxCount: 7,
    content: 'full-resource',
  };

  test('settings win, filters are added, the rest stays, and what belongs to the old channel goes', () => {
    const made = bases.over(base, asked);
    expect(made).toEqual({
      resourceType: 'Subscription',
      contained: theirs.contained,
      extension: theirs.extension,
      meta: { profile: ['http://theirs.example'], tag: [{ code: 't' }] },
      identifier: [{ value: 'i' }],
      reason: 'their reason',
      end: theirs.end,
      status: 'requested',
      topic: 'http://topics.example/a',
      filterBy: [
        { resourceType: 'Encounter', filterParameter: 'class', value: 'IMP' },
        { filterParameter: 'patient', value: 'Patient/p1' },
      ],
      channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
      contentType: 'application/fhir+json',
      content: 'id-only',
      heartbeatPeriod: 5,
      maxCount: 7,
    });
    expect(resources.structureIssues(made)).toEqual([]);
    expect(r5.settings(made)).toMatchObject({ heartbeatPeriodS: 5, maxCount: 7, content: 'id-only' });
  });

  test('the topic is known, and there is no query', () => {
    expect([bases.topicIn(base), bases.queryIn(base)]).toEqual(['http://topics.example/a', undefined]);
    expect(bases.topicIn({ resourceType: 'Subscription' })).toBeUndefined();
    expect(bases.over(base, { ...asked, topic: 'http://topics.example/none' })['topic']).toBe(
      'http://topics.example/none',
    );
  });
});

describe.each(['R4', 'R4B'] as const)('%s', (release) => {
  const fhir = releaseOf(release);
  const { bases, resources } = fhir;
  const channel = {
    type: 'rest-hook',
    endpoint: 'https://theirs.example/hook',
    header: ['Authorization: secret'],
    payload: 'application/fhir+xml',
    extension: [
      { url: BACKPORT.heartbeatPeriod, valueUnsignedInt: 60 },
      { url: 'http://theirs.example/channel', valueString: 'kept' },
    ],
    _payload: { extension: [{ url: BACKPORT.payloadContent, valueCode: 'full-resource' }] },
  };
  const contact = [{ system: 'email', value: 'them@theirs.example' }];
  const onTopic: JsonObject = {
    resourceType: 'Subscription',
    ...theirs,
    status: 'off',
    contact,
    criteria: 'http://topics.example/a',
    _criteria: { extension: [{ url: BACKPORT.filterCriteria, valueString: 'Encounter.class=IMP' }] },
    channel,
  };
  const onQuery: JsonObject = { ...onTopic, criteria: 'Encounter?status=finished', _criteria: undefined };

  test('settings win, filters are added, the rest stays, and what belongs to the old channel goes', () => {
    const made = bases.over(onTopic, asked);
    expect(resources.structureIssues(made)).toEqual([]);
    expect(made).toMatchObject({
      contact,
      extension: theirs.extension,
      contained: theirs.contained,
      meta: { profile: ['http://theirs.example', BACKPORT.profile], tag: [{ code: 't' }] },
      reason: 'their reason',
      status: 'requested',
      criteria: 'http://topics.example/a',
    });
    expect(fhir.settings(made)).toMatchObject({
      channel: { code: 'websocket' },
      content: 'id-only',
      contentType: 'application/fhir+json',
      heartbeatPeriodS: 5,
      end: theirs.end,
      filters: [
        { resourceType: 'Encounter', parameter: 'class', value: 'IMP' },
        { parameter: 'patient', value: 'Patient/p1' },
      ],
    });
    expect(JSON.stringify(made)).toContain('http://theirs.example/channel');
    for (const gone of ['hook', 'secret', '"id":"stored"', 'versionId'])
      expect(JSON.stringify(made)).not.toContain(gone);
  });

  test('a query stays a query, with the filters in it and no profile that it would not meet', () => {
    expect([bases.topicIn(onQuery), bases.queryIn(onQuery)]).toEqual([undefined, 'Encounter?status=finished']);
    const made = bases.over(onQuery, { ...asked, topic: 'Encounter?status=finished' });
    expect(made).toMatchObject({
      criteria: 'Encounter?status=finished&patient=Patient/p1',
      meta: { profile: ['http://theirs.example'] },
      reason: 'their reason',
    });
    expect(made).not.toHaveProperty('_criteria');
    expect(resources.structureIssues(made)).toEqual([]);
    const plain = bases.over({ ...onQuery, criteria: 'Encounter', meta: undefined }, { ...asked, topic: undefined });
    expect(plain['criteria']).toBe('Encounter?patient=Patient/p1');
    expect(plain).not.toHaveProperty('meta');
  });

  test('a topic that a scenario asks for goes before the query', () => {
    const made = bases.over(onQuery, { ...asked, filters: [], topic: 'http://topics.example/none' });
    expect(textAt(made, 'criteria')).toBe('http://topics.example/none');
  });

  test('a base that says little is filled up', () => {
    const made = bases.over({ resourceType: 'Subscription', criteria: 'Encounter' }, { ...asked, topic: 'Encounter' });
    expect(resources.structureIssues(made)).toEqual([]);
  });
});
