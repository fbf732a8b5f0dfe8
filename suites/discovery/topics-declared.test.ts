import { describe, expect, test } from 'vitest';
import type { Check, Release } from '../../src/model/index.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, together, without } from '../../src/model/testing/story.js';
import { judged, stated, STRANGER, unstated } from './testing/statements.js';
import { metadataBasic, metadataTopicParameters, metadataTopicType } from './topics-declared.js';

const TOPICS = 'rest[0].resource[1]';
const BASIC = 'rest[0].resource[2]';

describe.each<[string, Check, Release]>([
  ['metadata.topic-type', metadataTopicType, 'R4B'],
  ['metadata.topic-parameters', metadataTopicParameters, 'R4B'],
  ['metadata.basic', metadataBasic, 'R4'],
])('%s', (_id, check, release) => {
  test('passes a full statement', () => {
    expect(stated(check, undefined, release)).toBe('pass');
  });

  test('leaves a server alone that does not claim the guide', () => {
    expect(judged(check, STRANGER, release).outcome).toBe('skip');
  });

  test('says nothing without a statement', () => {
    expect(unstated(check, release)).toBe('inconclusive');
  });
});

describe('what is declared', () => {
  const searches = (...names: string[]): Spoil =>
    having(
      `${TOPICS}.searchParam`,
      names.map((name) => ({ name })),
    );
  const older = having(
    'implementationGuide[0]',
    'http://hl7.org/fhir/uv/subscriptions-backport/ImplementationGuide/x|1.1.0',
  );
  const noVersion = together(without('implementationGuide'), without(BASIC));

  test.each<[string, string, Check, Spoil]>([
    ['violated', 'no SubscriptionTopic', metadataTopicType, without(TOPICS)],
    ['violated', 'no read', metadataTopicType, having(`${TOPICS}.interaction`, [{ code: 'search-type' }])],
    ['violated', 'no url', metadataTopicType, searches('derived-or-self')],
    ['violated', 'no derived-or-self', metadataTopicType, searches('url')],
    ['pass', 'both', metadataTopicType, searches('url', 'derived-or-self')],
    ['violated', 'no title', metadataTopicParameters, searches('url', 'resource', 'trigger-description')],
    ['inconclusive', 'no SubscriptionTopic, which is told elsewhere', metadataTopicParameters, without(TOPICS)],
    ['violated', 'no Basic', metadataBasic, without(BASIC)],
    ['violated', 'no search by code', metadataBasic, without(`${BASIC}.searchParam`)],
    ['violated', 'no read of Basic', metadataBasic, without(`${BASIC}.interaction`)],
    ['skip', 'an older version of the guide', metadataBasic, older],
    ['skip', 'no version of the guide', metadataBasic, noVersion],
  ])('%s: %s', (outcome, _story, check, spoil) => {
    expect(stated(check, spoil, check === metadataBasic ? 'R4' : 'R4B')).toBe(outcome);
  });
});
