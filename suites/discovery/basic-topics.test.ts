import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/index.js';
import { having, story, without } from '../../src/model/testing/story.js';
import { topicsBasicWrapped } from './basic-topics.js';

const element = (name: string, release = '5.0') =>
  `http://hl7.org/fhir/${release}/StructureDefinition/extension-SubscriptionTopic.${name}`;

const BASIC: JsonObject = {
  resourceType: 'Basic',
  extension: [
    { url: element('url'), valueUri: 'http://host.example/topics/encounter-complete' },
    { url: element('title', '4.3'), valueString: 'An Encounter is complete' },
  ],
  modifierExtension: [{ url: element('status'), valueCode: 'active' }],
  code: { coding: [{ system: 'http://hl7.org/fhir/fhir-types', code: 'SubscriptionTopic' }] },
};

const searchset = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

function listed(status: number, answer: Json) {
  return topicsBasicWrapped.judge(
    story({ facts: null, release: 'R4' }).exchange({ purpose: 'topic-list', url: 'Basic', status, answer }).history(),
  );
}

describe('topics.basic-wrapped', () => {
  test.each([
    ['pass', 'as the guide shows', searchset(BASIC)],
    ['pass', 'the url by the release of R4B', searchset(having('extension[0].url', element('url', '4.3'))(BASIC))],
    ['pass', 'beside a Basic of another kind', searchset(BASIC, { resourceType: 'Basic', code: { text: 'note' } })],
    ['violated', 'without url', searchset(without('extension[0]')(BASIC))],
    [
      'violated',
      'the url as a string',
      searchset(having('extension[0]', { url: element('url'), valueString: 'x' })(BASIC)),
    ],
    ['violated', 'the code in text', searchset(having('code', { text: 'SubscriptionTopic' })(BASIC))],
    ['violated', 'a code of another system', searchset(having('code.coding[0].system', 'http://example.org')(BASIC))],
    ['skip', 'none is wrapped', searchset()],
    ['skip', 'only others are answered', searchset({ resourceType: 'Basic', code: { text: 'note' } })],
  ] as const)('%s: %s', (outcome, _story, answer) => {
    expect(listed(200, answer).outcome).toBe(outcome);
  });

  test('skip: there is no Basic', () => {
    expect(listed(404, '').outcome).toBe('skip');
  });

  test('inconclusive: never looked for', () => {
    expect(topicsBasicWrapped.judge(story({ facts: null, release: 'R4' }).history()).outcome).toBe('inconclusive');
  });
});
