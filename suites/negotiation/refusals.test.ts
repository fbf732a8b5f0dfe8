import { describe, expect, test } from 'vitest';
import type { Check, Json, SubscriptionSettings } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { subscriptionRefusal } from './refusal-form.js';
import {
  subscriptionBadContent,
  subscriptionBadMimeType,
  subscriptionComparatorAndModifier,
  subscriptionFhirVersion,
  subscriptionUndefinedFilter,
  subscriptionUnknownChannel,
  subscriptionUnknownTopic,
} from './refusals.js';

const FILTER = { parameter: 'patient', value: 'Patient/p1' };

/** What each twin stores where it is taken as it is. */
const CASES: readonly (readonly [Check, string, Partial<SubscriptionSettings>])[] = [
  [subscriptionUnknownTopic, 'unknown-topic', { topic: 'http://example.org/fhir-handshake/no-such-topic/p1' }],
  [subscriptionUnknownChannel, 'unknown-channel', { channel: { code: 'carrier-pigeon' } }],
  [subscriptionUndefinedFilter, 'undefined-filter', { filters: [FILTER, { parameter: 'no-such-filter', value: 'x' }] }],
  [subscriptionBadContent, 'bad-content', { content: 'everything' }],
  [subscriptionBadMimeType, 'bad-mime-type', { contentType: 'application/x-unknown' }],
  [subscriptionFhirVersion, 'other-version', { contentType: 'application/fhir+json; fhirVersion=1.0' }],
  [
    subscriptionComparatorAndModifier,
    'comparator-and-modifier',
    { filters: [{ ...FILTER, comparator: 'eq', modifier: 'exact' }] },
  ],
];

function outcomeOf(code = 'invalid', severity = 'error'): Json {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics: 'no' }] };
}

function refusedTwin(told: Story, about: string, status: number | undefined, answer?: Json): Story {
  const body = { resourceType: 'Subscription', reason: `fhir-handshake: ${about}` };
  return told.exchange({ purpose: 'twin', about, method: 'POST', url: 'Subscription', body, status, answer });
}

/** The twin was accepted: as `subscribed`, under the purpose of a twin. */
function acceptedTwin(about: string, granted: Partial<SubscriptionSettings>, readBack = true): Story {
  const told = story().subscribed('valid');
  const answer = {
    resourceType: 'Subscription',
    id: 't1',
    status: 'active',
    topic: 'http://host.example/t',
    ...stored(granted),
  };
  const post = { purpose: 'twin', about, method: 'POST', url: 'Subscription', body: { resourceType: 'Subscription' } };
  told.exchange({ ...post, status: 201 });
  told.mark({ name: 'subscribed', key: about, id: 't1', exchange: told.lastExchange });
  return readBack ? told.exchange({ purpose: 'read', about, status: 200, answer }) : told;
}

function stored({
  topic,
  channel,
  filters,
  content,
  contentType,
}: Partial<SubscriptionSettings>): Record<string, Json> {
  const filterBy = (filters ?? []).map((f) => ({
    filterParameter: f.parameter,
    value: f.value,
    ...(f.comparator === undefined ? {} : { comparator: f.comparator }),
    ...(f.modifier === undefined ? {} : { modifier: f.modifier }),
  }));
  const parts: Record<string, Json | undefined> = {
    topic,
    content,
    contentType,
    filterBy,
    channelType: channel?.code === undefined ? undefined : { code: channel.code },
  };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

describe.each(CASES)('$id', (check, key, difference) => {
  const around = (status: number | undefined, answer?: Json) =>
    refusedTwin(story().subscribed('valid'), key, status, answer).subscribed('control').history();

  test.each([
    ['pass', 'refused for what differs', 422, outcomeOf()],
    ['pass', 'refused as business rule', 400, outcomeOf('business-rule')],
    ['inconclusive', 'refused without a word', 400, ''],
    ['inconclusive', 'refused with a web page', 400, '<html></html>'],
    ['inconclusive', 'refused with a warning only', 400, outcomeOf('invalid', 'warning')],
    ['inconclusive', 'refused as duplicate', 409, outcomeOf('duplicate')],
    ['inconclusive', 'refused for lack of login', 401, outcomeOf('login')],
    ['inconclusive', 'too many requests', 429, outcomeOf('throttled')],
    ['inconclusive', 'the server failed', 500, outcomeOf('exception')],
    ['inconclusive', 'no answer', undefined, undefined],
  ] as const)('%s: %s', (outcome, _story, status, answer) => {
    expect(check.judge(around(status, answer)).outcome).toBe(outcome);
  });

  test('inconclusive: the valid one after it was refused as well', () => {
    const told = refusedTwin(story().subscribed('valid'), key, 422, outcomeOf());
    expect(check.judge(told.history()).outcome).toBe('inconclusive');
  });

  test('violated: accepted as it is', () => {
    expect(check.judge(acceptedTwin(key, difference).history())).toMatchObject({
      outcome: 'violated',
      findings: [{ expected: 'a 4xx answer with an OperationOutcome', actual: '201, stored as active' }],
    });
  });

  test('pass: accepted with this visibly changed', () => {
    expect(check.judge(acceptedTwin(key, {}).history()).outcome).toBe('pass');
  });

  test('inconclusive: accepted, and never shown', () => {
    expect(check.judge(acceptedTwin(key, {}, false).history()).outcome).toBe('inconclusive');
  });

  test('skip: the topic has nothing to make it of', () => {
    expect(check.judge(story().skipped(key, 'the topic defines no filter').history()).outcome).toBe('skip');
  });

  test('inconclusive: never sent', () => {
    expect(check.judge(story().history()).outcome).toBe('inconclusive');
  });
});

test('subscription.undefined-filter: an undefined modifier violates it as well', () => {
  const told = acceptedTwin('undefined-modifier', { filters: [{ ...FILTER, modifier: 'iterate' }] });
  refusedTwin(told, 'undefined-filter', 422, outcomeOf()).subscribed('control');
  expect(subscriptionUndefinedFilter.judge(told.history()).outcome).toBe('violated');
});

describe('subscription.refusal', () => {
  const found = (...resources: Json[]) => ({
    purpose: 'search-stored',
    status: 200,
    answer: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
  });
  const valid = { resourceType: 'Subscription', id: 'sub-valid' };
  const leftover = { resourceType: 'Subscription', id: 'x9', reason: 'fhir-handshake: unknown-topic' };
  const twin = (status: number | undefined, answer?: Json) =>
    refusedTwin(story().subscribed('valid'), 'unknown-topic', status, answer);

  test.each([
    ['pass', 'explained, nothing stored', twin(422, outcomeOf()).exchange(found(valid))],
    ['pass', 'explained, no search', twin(400, outcomeOf())],
    ['violated', 'not explained', twin(400, '')],
    ['violated', 'explained by a warning', twin(400, outcomeOf('invalid', 'warning'))],
    ['violated', 'the server failed over it', twin(500, outcomeOf('exception'))],
    ['violated', 'stored all the same', twin(422, outcomeOf()).exchange(found(valid, leftover))],
    ['inconclusive', 'a login is missing', twin(401, '')],
    ['inconclusive', 'a gateway spoke', twin(503, '')],
    ['inconclusive', 'nothing was refused', twin(201, '')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionRefusal.judge(told.history()).outcome).toBe(outcome);
  });

  test('says whether a search would have shown it', () => {
    expect(subscriptionRefusal.judge(twin(422, outcomeOf()).history()).message).toMatch(
      'no search shows what is stored',
    );
    expect(subscriptionRefusal.judge(twin(422, outcomeOf()).exchange(found(valid)).history()).message).toMatch(
      'nothing was stored',
    );
  });
});
