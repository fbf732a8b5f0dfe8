import { describe, expect, test } from 'vitest';
import { flagOption, listed, numberOption, portNumber, positiveSeconds, repeated } from './raw-options.js';
import { textOption, textsOption, wholeSeconds } from './raw-options.js';

describe('parsers of option values', () => {
  test.each([
    ['10', 10],
    ['0.5', 0.5],
  ])('seconds %j', (value, seconds) => {
    expect(positiveSeconds(value)).toBe(seconds);
  });

  test.each(['', ' ', 'ten', '0', '-1', 'Infinity', 'NaN', '10s'])('no seconds: %j', (value) => {
    expect(() => positiveSeconds(value)).toThrow('number of seconds');
  });

  test.each(['0', '1.5', 'ten', '-3', '1e3', ''])('no whole seconds: %j', (value) => {
    expect(() => wholeSeconds(value)).toThrow('whole number');
    expect(wholeSeconds('60')).toBe(60);
  });

  test.each(['65536', '-1', 'http', ''])('no port: %j', (value) => {
    expect(() => portNumber(value)).toThrow('port');
    expect(portNumber('0')).toBe(0);
  });

  test('lists may be repeated and hold commas', () => {
    expect(listed('c, d,', listed('a,b'))).toEqual(['a', 'b', 'c', 'd']);
    expect(() => listed(',')).toThrow('at least one');
    expect(repeated('a,b', repeated('c'))).toEqual(['c', 'a,b']);
  });
});

test('options of another type than wanted count as absent', () => {
  const raw = { text: 'a', number: 1, flag: true, texts: ['a', 1] };
  expect([textOption(raw, 'text'), textOption(raw, 'number')]).toEqual(['a', undefined]);
  expect([numberOption(raw, 'number'), numberOption(raw, 'text')]).toEqual([1, undefined]);
  expect([flagOption(raw, 'flag'), flagOption(raw, 'none')]).toEqual([true, false]);
  expect([textsOption(raw, 'texts'), textsOption(raw, 'none')]).toEqual([['a'], []]);
});
