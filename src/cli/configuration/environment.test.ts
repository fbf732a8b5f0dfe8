import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledFrom, withoutReferences } from './environment.js';

const environment = { FHIR_TOKEN: 'abc', TENANT: 'one', EMPTY: '' };

test('variables stand for their values, in texts however deep, several in one', () => {
  const value = {
    token: '${FHIR_TOKEN}',
    header: { 'X-${TENANT}': '${TENANT}-${FHIR_TOKEN}' },
    only: ['${TENANT}'],
    timeout: 3,
  };
  expect(filledFrom(environment, value)).toEqual({
    value: { token: 'abc', header: { 'X-${TENANT}': 'one-abc' }, only: ['one'], timeout: 3 },
    problems: [],
  });
});

test('two dollars keep the text, and a lone dollar is one', () => {
  expect(filledFrom(environment, ['$${FHIR_TOKEN}', '$5', '$FHIR_TOKEN', 'a$'])).toEqual({
    value: ['${FHIR_TOKEN}', '$5', '$FHIR_TOKEN', 'a$'],
    problems: [],
  });
});

test('any text can be written so that it is meant as it is', () => {
  const texts = array(constantFrom('$', '{', '}', 'HOME', ' ', '${', '$$')).map((parts) => parts.join(''));
  const isKept = (text: string) => filledFrom({ HOME: '/root' }, withoutReferences(text)).value === text;
  assert(property(texts, isKept));
});

test('what a variable holds is taken as it is', () => {
  expect(filledFrom({ A: '${B}$&' }, '<${A}>').value).toBe('<${B}$&>');
});

describe('a variable that is not there', () => {
  test.each([
    ['absent', '${FHIR_TOKN}', 'FHIR_TOKN, which is not set. Set it'],
    ['empty', '${EMPTY}', 'EMPTY, which is empty. Set it'],
    ['no name', '${FHIR-TOKEN}', 'no name of an environment variable'],
    ['nothing', '${}', 'no name of an environment variable'],
    ['a method of objects', '${toString}', 'toString, which is not set'],
  ])('%s', (_words, text, message) => {
    const { problems } = filledFrom(environment, { header: { 'X-Key': text } });
    expect(problems).toMatchObject([{ path: ['header', 'X-Key'] }]);
    expect(problems[0]?.words).toMatch(/^"header\.X-Key" /);
    expect(problems[0]?.words).toContain(message);
  });
});
