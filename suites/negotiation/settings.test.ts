import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, story, TOPIC_URL, together, without, type Story } from '../../src/model/testing/story.js';
import { subscriptionSettingsAgree } from './settings.js';
import { subscriptionValid } from './valid.js';

const STORED: JsonObject = {
  resourceType: 'Subscription',
  id: 'sub-a',
  status: 'active',
  topic: TOPIC_URL,
  filterBy: [{ filterParameter: 'patient', value: 'Patient/p1' }],
  channelType: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
  parameter: [{ name: 'a', value: 'b' }],
  heartbeatPeriod: 20,
  timeout: 0,
  contentType: 'application/fhir+json',
  content: 'id-only',
  maxCount: 1,
  end: '2030-01-01T01:00:00Z',
};
const same: Spoil = (resource) => resource;

/** Created with one answer, read back with another. */
function shownAs(created: JsonObject | '', ...reads: JsonObject[]): Story {
  const told = story().exchange({
    purpose: 'create',
    about: 'a',
    method: 'POST',
    body: STORED,
    status: 201,
    answer: created,
  });
  told.mark({ name: 'subscribed', key: 'a', id: 'sub-a', exchange: told.lastExchange });
  return reads.reduce((s, answer) => s.exchange({ purpose: 'read', about: 'a', status: 200, answer }), told);
}

describe('subscription.settings-agree', () => {
  test.each([
    ['pass', 'the same', shownAs(STORED, STORED)],
    ['pass', 'activated in between', shownAs(having('status', 'requested')(STORED), STORED)],
    [
      'pass',
      'one instant, written in two ways',
      shownAs(STORED, having('end', '2030-01-01T02:00:00.000+01:00')(STORED)),
    ],
    ['pass', 'an empty answer, then a read', shownAs('', STORED)],
    ['pass', 'a receipt of little more than the id', shownAs({ resourceType: 'Subscription', id: 'sub-a' }, STORED)],
    ['violated', 'the answer echoes what was not granted', shownAs(STORED, having('heartbeatPeriod', 60)(STORED))],
    ['violated', 'a filter is gone', shownAs(STORED, without('filterBy')(STORED))],
    ['violated', 'two reads disagree', shownAs('', STORED, having('content', 'empty')(STORED))],
    ['inconclusive', 'never shown', shownAs('')],
    ['inconclusive', 'never accepted', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionSettingsAgree.judge(told.history()).outcome).toBe(outcome);
  });

  test('what was modified is listed', () => {
    const granted = having('heartbeatPeriod', 60)(STORED);
    expect(subscriptionSettingsAgree.judge(shownAs(granted, granted).history()).message).toBe(
      '1 Subscriptions are shown as stored; modified: a: heartbeatPeriod 20 became 60',
    );
  });

  test('an update may change what is shown, and its answer must hold', () => {
    const changed = having('maxCount', 5)(STORED);
    const update = { purpose: 'update', about: 'a', method: 'PUT', status: 200, answer: changed };
    const read = { purpose: 'read', about: 'a', status: 200 };
    const honest = shownAs(STORED, STORED)
      .exchange(update)
      .exchange({ ...read, answer: changed });
    const forgetful = shownAs(STORED, STORED)
      .exchange(update)
      .exchange({ ...read, answer: STORED });
    expect(subscriptionSettingsAgree.judge(honest.history()).outcome).toBe('pass');
    expect(subscriptionSettingsAgree.judge(forgetful.history()).outcome).toBe('violated');
  });
});

describe('subscription.valid', () => {
  test.each([
    ['pass', 'proper', same],
    ['pass', 'the least there can be', together(without('filterBy'), together(without('content'), without('end')))],
    ['violated', 'no status', without('status')],
    ['violated', 'a status of topics', having('status', 'retired')],
    ['violated', 'no topic', without('topic')],
    ['violated', 'a topic that is no text', having('topic', { reference: 'x' })],
    ['violated', 'no channel type', without('channelType')],
    ['violated', 'a channel type that is a code', having('channelType', 'websocket')],
    ['violated', 'an unknown content', having('content', 'everything')],
    ['violated', 'a negative period', having('heartbeatPeriod', -1)],
    ['violated', 'a period in words', having('heartbeatPeriod', '20')],
    ['violated', 'a broken time-out', having('timeout', 0.5)],
    ['violated', 'no events at all', having('maxCount', 0)],
    ['violated', 'an end without time', having('end', '2030-01-01')],
    ['violated', 'a filter without parameter', without('filterBy[0].filterParameter')],
    ['violated', 'a filter without value', without('filterBy[0].value')],
    ['violated', 'an unknown comparator', having('filterBy[0].comparator', 'equals')],
    ['violated', 'an unknown modifier', having('filterBy[0].modifier', '=')],
    ['violated', 'a parameter without name', without('parameter[0].name')],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(subscriptionValid.judge(shownAs(spoil(STORED)).history()).outcome).toBe(outcome);
  });

  test('what a search returns counts, what belongs to others does not', () => {
    const entry = [{ resource: having('content', 'all')(STORED) }, { resource: { ...STORED, id: 'other', topic: 5 } }];
    const answer = { resourceType: 'Bundle', type: 'searchset', entry };
    const told = shownAs(STORED).exchange({ purpose: 'search', about: 'topic', status: 200, answer });
    expect(subscriptionValid.judge(told.history())).toMatchObject({
      outcome: 'violated',
      findings: [{ path: 'Bundle.entry[0].resource.content' }],
    });
  });

  test('inconclusive: nothing was returned', () => {
    expect(subscriptionValid.judge(shownAs('').history()).outcome).toBe('inconclusive');
  });
});
