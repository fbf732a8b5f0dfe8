import { describe, expect, test } from 'vitest';
import { valueToFind } from './topic-search.js';

const url = 'http://topics.example/one';
const definition = {
  title: 'Admission, and discharge',
  resourceTrigger: [{ description: 'Admitted | discharged' }, { resource: 'Encounter', description: 'later' }],
};
const facts = { url, resource: 'Encounter', interactions: [], definition };

describe('a topic is found', () => {
  test.each([
    ['url', url],
    ['derived-or-self', url],
    ['resource', 'Encounter'],
    ['title', 'Admission'],
    ['trigger-description', 'Admitted'],
    ['_lastUpdated', undefined],
  ])('by %s = %s', (parameter, value) => {
    expect(valueToFind(facts, parameter)).toBe(value);
  });

  test.each(['title', 'resource', 'trigger-description'])('by no %s where it has none', (parameter) => {
    expect(valueToFind({ ...facts, definition: undefined }, parameter)).toBeUndefined();
    expect(valueToFind({ ...facts, definition: { title: ' ', resourceTrigger: [{}] } }, parameter)).toBeUndefined();
  });
});
