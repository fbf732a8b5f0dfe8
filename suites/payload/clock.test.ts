import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { implausible, instantOf, skewOf } from './clock.js';

describe('instants', () => {
  test.each([
    '2030-01-31T23:59:59Z',
    '2030-01-31T23:59:60Z',
    '2030-01-31T23:59:59.123456+14:00',
    '2030-01-31T00:00:00-05:30',
  ])('%s is one', (text) => {
    expect(instantOf(text)).toBeTypeOf('number');
  });

  test.each([
    '2030-01-31',
    '2030-01-31T23:59Z',
    '2030-01-31T23:59:59',
    '2030-13-01T00:00:00Z',
    '2030-01-31 23:59:59Z',
    '',
    7,
    null,
  ])('%s is none', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});

describe('clocks of server and harness', () => {
  const answered = (date?: string) => {
    const answerHeaders = date === undefined ? { date: '' } : { date };
    return story().exchange({ purpose: 'metadata', status: 200, answerHeaders }).history();
  };
  const between = { from: '2030-01-01T00:00:00.000Z', to: '2030-01-01T00:00:10.000Z' };

  test('a Date header has whole seconds', () => {
    const skew = skewOf(answered('Tue, 01 Jan 2030 00:00:30 GMT'));
    expect(skew?.least).toBe(29_998);
    expect(skew?.most).toBe(30_999);
  });

  test('without a Date header nothing is implausible', () => {
    expect(implausible(0, between, answered())).toBeUndefined();
  });

  test.each([
    ['2029-12-31T23:59:56Z', undefined],
    ['2029-12-31T23:59:50Z', 'before'],
    ['2030-01-01T00:00:15Z', undefined],
    ['2030-01-01T00:00:20Z', 'after'],
  ])('%s with equal clocks: %s', (text, word) => {
    const strange = implausible(Date.parse(text), between, answered('Tue, 01 Jan 2030 00:00:00 GMT'));
    if (word === undefined) expect(strange).toBeUndefined();
    else expect(strange).toContain(word);
  });
});
