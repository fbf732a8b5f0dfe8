import { describe, expect, test } from 'vitest';
import { validate } from '../../fhir/validation/index.js';
import { releaseOf } from '../../fhir/index.js';
import { object, objects, without } from '../json.js';
import { usualTopics } from '../topics/usual-topics.js';
import { basicTopic } from './r4/basic-topic.js';
import { topicOfR4B } from './r4b/topic.js';

describe('topics of R4B', () => {
  test.each(usualTopics('R4B').map((topic) => [topic.id, topic.definition] as const))('%s', async (_id, definition) => {
    const topic = topicOfR4B(definition);
    expect((await validate(topic, 'R4B')).issues).toEqual([]);
    expect(topic).not.toHaveProperty('name');
    objects(topic.canFilterBy).forEach((filter) => expect(filter).toMatchObject({ modifier: ['eq'] }));
  });

  test('list comparators before modifiers, and keep what is no code', () => {
    const filter = { filterParameter: 'a', comparator: ['gt'], modifier: ['in', 'odd'] };
    expect(topicOfR4B({ canFilterBy: [filter] }).canFilterBy).toEqual([
      { filterParameter: 'a', modifier: ['gt', 'in', 'odd'] },
    ]);
  });
});

describe('topics of R4, wrapped in Basic', () => {
  test.each(usualTopics('R4').map((topic) => [topic.id, topic.definition] as const))('%s', async (_id, definition) => {
    const basic = basicTopic(definition);
    expect((await validate(basic, 'R4')).issues).toEqual([]);
    expect(object(basic.code).coding).toEqual([
      { system: 'http://hl7.org/fhir/fhir-types', code: 'SubscriptionTopic' },
    ]);
    // The harness reads them by itself: both readings have to meet.
    expect(releaseOf('R4').topicsIn(basic)).toEqual([without(definition, 'id')]);
  });
});
