import { expect, test } from 'vitest';
import { typeAndId } from './notification.js';

test.each([
  ['Encounter/e1', 'Encounter/e1'],
  ['https://host.example/fhir/Encounter/e1', 'Encounter/e1'],
  ['http://host.example/Encounter/e1/_history/7', 'Encounter/e1'],
  ['urn:uuid:11111111-1111-4111-8111-111111111111', undefined],
  ['e1', undefined],
  ['#contained', undefined],
  ['encounter/e1', undefined],
  ['Encounter/not_an_id', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s names %s', (reference, expected) => {
  expect(typeAndId(reference)).toBe(expected);
});
