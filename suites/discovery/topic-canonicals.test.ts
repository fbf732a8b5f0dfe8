import { describe, expect, test } from 'vitest';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, together, without } from '../../src/model/testing/story.js';
import { judged, stated, STRANGER, TOPIC_CANONICAL, unstated } from './testing/statements.js';
import { topicsCanonicalForm, topicsCanonicals } from './topic-canonicals.js';

const OWN = 'rest[0].resource[0].extension';
const topic = { url: TOPIC_CANONICAL, valueCanonical: 'http://host.example/topics/encounter-complete' };

describe('topics.canonicals', () => {
  test.each<[string, string, Spoil]>([
    ['pass', 'one topic', (statement) => statement],
    ['pass', 'at another place, which is told elsewhere', together(without(OWN), having('extension', [topic]))],
    ['violated', 'none', without(OWN)],
    ['violated', 'other extensions only', having(OWN, [{ url: 'http://example.org/x', valueString: 'x' }])],
    ['inconclusive', 'no entry to name them beside', without('rest[0].resource[0]')],
  ])('%s: %s', (outcome, _story, spoil) => {
    expect(stated(topicsCanonicals, spoil)).toBe(outcome);
  });

  test('skip: the guide is not claimed', () => {
    expect(judged(topicsCanonicals, STRANGER).outcome).toBe('skip');
  });

  test('inconclusive: no statement', () => {
    expect(unstated(topicsCanonicals)).toBe('inconclusive');
  });
});

describe('topics.canonical-form', () => {
  const moved = (place: string) => together(without(OWN), having(place, [topic]));
  const valued = (value: object) => having(OWN, [topic, { url: TOPIC_CANONICAL, ...value }]);

  test.each<[string, string, Spoil]>([
    ['pass', 'an absolute URL', (statement) => statement],
    ['pass', 'with a version', valued({ valueCanonical: 'http://host.example/topics/other|1.0' })],
    ['pass', 'a URN', valued({ valueCanonical: 'urn:uuid:11111111-1111-4111-8111-111111111111' })],
    ['violated', 'a relative reference', valued({ valueCanonical: 'SubscriptionTopic/1' })],
    ['violated', 'a uri', valued({ valueUri: 'http://host.example/topics/other' })],
    ['violated', 'nothing', valued({})],
    ['violated', 'on rest', moved('rest[0].extension')],
    ['violated', 'on the statement', moved('extension')],
    ['violated', 'as a modifier extension', moved('rest[0].resource[0].modifierExtension')],
    ['advise', 'beside another resource', moved('rest[0].resource[2].extension')],
    ['skip', 'not used', without(OWN)],
  ])('%s: %s', (outcome, _story, spoil) => {
    expect(stated(topicsCanonicalForm, spoil)).toBe(outcome);
  });

  test('a violation names the place', () => {
    expect(judged(topicsCanonicalForm, { extension: [topic], resourceType: 'CapabilityStatement' })).toMatchObject({
      findings: [{ path: 'CapabilityStatement.extension[0]', expected: 'on CapabilityStatement.rest.resource' }],
    });
  });

  test('inconclusive: no statement', () => {
    expect(unstated(topicsCanonicalForm)).toBe('inconclusive');
  });
});
