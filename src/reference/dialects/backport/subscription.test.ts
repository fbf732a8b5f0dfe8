import { describe, expect, test } from 'vitest';
import { without, type JsonObject } from '../../json.js';
import { backportBody, GUIDE } from '../../testing/backport-client.js';
import { readSubscription, writeSubscription } from './subscription.js';

const CHANNEL_TYPES = 'http://terminology.hl7.org/CodeSystem/subscription-channel-type';
const extension = (name: string, value: JsonObject): JsonObject => ({ url: `${GUIDE}/${name}`, ...value });

/** A Subscription with everything in it that has a place of its own, and much that has none. */
const full = backportBody({
  criteria: 'http://example.org/topic|1.0',
  filters: ['Encounter?patient=Patient/p1&class=AMB', 'subject:not=Patient/p2'],
  content: 'full-resource',
  heartbeatPeriod: 60,
  channel: {
    id: 'c1',
    extension: [
      extension('backport-timeout', { valueUnsignedInt: 30 }),
      { url: 'http://example.org/own', valueBoolean: true },
      extension('backport-heartbeat-period', { valueUnsignedInt: 60 }),
      extension('backport-max-count', { valuePositiveInt: 10 }),
    ],
    type: 'rest-hook',
    endpoint: 'https://example.org/hook',
    header: ['Authorization: Bearer a:b', 'X-Tenant:one'],
  },
  more: {
    contact: [{ system: 'phone', value: '1' }],
    end: '2030-01-01T00:00:00Z',
    inventedElement: 1,
    extension: [{ url: 'http://example.org/other', valueCode: 'x' }],
  },
});

describe('a Subscription of the guide', () => {
  test('has the elements of R5 when it was read', () => {
    expect(readSubscription(full)).toMatchObject({
      topic: 'http://example.org/topic|1.0',
      filterBy: [
        { resourceType: 'Encounter', filterParameter: 'patient', value: 'Patient/p1' },
        { resourceType: 'Encounter', filterParameter: 'class', value: 'AMB' },
        { filterParameter: 'subject', modifier: 'not', value: 'Patient/p2' },
      ],
      channelType: { system: CHANNEL_TYPES, code: 'rest-hook' },
      endpoint: 'https://example.org/hook',
      parameter: [
        { name: 'Authorization', value: 'Bearer a:b' },
        { name: 'X-Tenant', value: 'one' },
      ],
      heartbeatPeriod: 60,
      timeout: 30,
      contentType: 'application/fhir+json',
      content: 'full-resource',
      maxCount: 10,
      end: '2030-01-01T00:00:00Z',
    });
  });

  test('is written as it was sent', () => {
    expect(writeSubscription(readSubscription(full))).toEqual(full);
  });

  test('has nothing of R5 that it did not have', () => {
    const plain = {
      resourceType: 'Subscription',
      status: 'off',
      criteria: 'Observation?code=1',
      channel: { type: 'sms' },
    };
    const read = readSubscription({ ...plain, maxCount: 3 });
    expect(Object.keys(read)).toEqual([...Object.keys(plain), 'topic', 'channelType']);
    expect(writeSubscription(read)).toEqual(plain);
  });

  test('may name a channel that R4 has no code for', () => {
    const coding = { system: 'http://example.org/channels', code: 'zulip' };
    const _type = { extension: [extension('backport-channel-type', { valueCoding: coding })] };
    const body = backportBody({ channel: { type: 'rest-hook', _type } });
    expect(readSubscription(body).channelType).toEqual(coding);
    expect(writeSubscription(readSubscription(body))).toEqual(body);
  });
});

describe('what was granted otherwise', () => {
  const read = readSubscription(full);
  const channelOf = (known: JsonObject) => writeSubscription(known).channel;

  test('goes to the place of what was asked for', () => {
    expect(
      channelOf({ ...read, heartbeatPeriod: 90, content: 'empty', endpoint: 'https://example.org/2' }),
    ).toMatchObject({
      endpoint: 'https://example.org/2',
      extension: [{}, {}, extension('backport-heartbeat-period', { valueUnsignedInt: 90 }), {}],
      _payload: { extension: [extension('backport-payload-content', { valueCode: 'empty' })] },
    });
  });

  test('is taken out where it was dropped, and what is empty then', () => {
    const { _criteria, channel } = writeSubscription(
      without(read, 'filterBy', 'timeout', 'heartbeatPeriod', 'maxCount', 'content'),
    );
    expect(_criteria).toBeUndefined();
    expect(channel).toMatchObject({ extension: [{ url: 'http://example.org/own', valueBoolean: true }] });
    expect(channel).not.toHaveProperty('_payload');
  });

  test('drops a filter string of which a part was dropped, and tells the rest', () => {
    const [, ...left] = Array.isArray(read.filterBy) ? read.filterBy : [];
    expect(writeSubscription({ ...read, filterBy: left })._criteria).toEqual({
      extension: [
        extension('backport-filter-criteria', { valueString: 'subject:not=Patient/p2' }),
        extension('backport-filter-criteria', { valueString: 'Encounter.class=AMB' }),
      ],
    });
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'a text for a number',
      { timeout: '30' },
      { extension: [extension('backport-timeout', { valueUnsignedInt: '30' })] },
    ],
    ['a code for a Coding', { channelType: 'websocket' }, { type: 'websocket' }],
    ['a number for a MIME type', { contentType: 7 }, { payload: 7 }],
    ['a header without value', { parameter: [{ name: 'trace' }] }, { header: ['trace'] }],
  ])('stays spoiled: %s', (_what, spoiled, expected) => {
    expect(writeSubscription(spoiled).channel).toEqual(expected);
  });

  test('stays spoiled: an element that nobody knows', () => {
    expect(writeSubscription({ ...read, hearbeatPeriod: 5 })).toEqual({ ...full, hearbeatPeriod: 5 });
  });
});

describe('what is asked for in the wrong type', () => {
  test('is read as something that no rule lets through', () => {
    const wrong = extension('backport-heartbeat-period', { valueInteger: 5 });
    expect(readSubscription(backportBody({ channel: { extension: [wrong] } })).heartbeatPeriod).toEqual(wrong);
  });
});
