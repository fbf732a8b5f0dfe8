import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, TopicFacts } from '../../src/model/index.js';
import { story, TOPIC_URL, type Story } from '../../src/model/testing/story.js';
import { subscriptionTopicFilters } from './topic-filters.js';

const DEFINITION: JsonObject = {
  resourceType: 'SubscriptionTopic',
  url: TOPIC_URL,
  canFilterBy: ['patient', 'class', 'date'].map((filterParameter) => ({ filterParameter })),
};

const TOPIC: TopicFacts = {
  url: TOPIC_URL,
  resource: 'Encounter',
  interactions: ['create'],
  definition: DEFINITION,
  patientFilter: 'patient',
  secondFilter: 'class',
  secondFilterValue: 'AMB',
};

const REFUSED: Json = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-supported', diagnostics: 'Filters are not supported.' }],
};

function begun(topic: TopicFacts = TOPIC, plain = 201): Story {
  return story({ release: 'R4', facts: { topic } }).exchange({ purpose: 'topic-probe', method: 'POST', status: plain });
}

const probe = (told: Story, parameter: string, status: number | undefined, answer: Json = '') =>
  told.exchange({ purpose: 'filter-probe', about: `filter-${parameter}`, method: 'POST', status, answer });

const thrice = (told: Story, parameter: string, status: number, answer: Json = REFUSED) =>
  [1, 2, 3].reduce((so) => probe(so, parameter, status, answer), told);

describe('subscription.topic-filters', () => {
  const undefinedTopic: TopicFacts = { ...TOPIC, definition: undefined };
  const unfiltered: TopicFacts = { ...TOPIC, definition: { ...DEFINITION, canFilterBy: [] } };

  test.each([
    ['pass', 'both', probe(probe(begun(), 'patient', 201), 'class', 201)],
    ['pass', 'as the examples write it', probe(probe(begun(), 'patient', 422, REFUSED), 'patient', 201)],
    ['violated', 'one in no form', thrice(probe(begun(), 'patient', 201), 'class', 422)],
    ['violated', 'none in any form', thrice(thrice(begun(), 'patient', 422), 'class', 422)],
    ['inconclusive', 'not in every form', probe(begun(), 'patient', 422, REFUSED)],
    ['inconclusive', 'for another reason', thrice(begun(), 'patient', 422, '')],
    ['inconclusive', 'the server failed', thrice(begun(), 'patient', 500)],
    ['inconclusive', 'without filters it is refused as well', thrice(begun(TOPIC, 422), 'patient', 422)],
    ['inconclusive', 'never tried', begun()],
    ['skip', 'the topic shows no definition', begun(undefinedTopic)],
    ['skip', 'the topic has no filter', begun(unfiltered)],
    ['inconclusive', 'nothing known', story({ release: 'R4', facts: null })],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionTopicFilters.judge(told.history()).outcome).toBe(outcome);
  });
});
