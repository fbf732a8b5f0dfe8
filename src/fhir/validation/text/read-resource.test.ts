import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../model/index.js';
import { held, namesWritten } from './name-count.js';
import { readResource } from './index.js';

const paths = (text: string) => readResource(text).issues.map(({ path }) => path);
const rules = (text: string) => readResource(text).issues.map(({ rule }) => rule);

describe('a sound text', () => {
  test.each([
    ['{"resourceType":"Patient","id":"a"}'],
    ['\uFEFF{"resourceType":"Patient"}'],
    ['{ "a" : "x\\"y:\\\\" , "b" : [ { "a" : 1 } ] }'],
    ['{"a":": b","c" : ":"}'],
    ['{"text":"\\ud83d\\ude00 and 😀"}'],
    ['{"value":1234567890.12345678}'],
    ['{"value":"12345678901234567890123"}'],
    ['[]'],
  ])('%s', (text) => {
    const value: unknown = JSON.parse(text.replace('\uFEFF', ''));
    expect(readResource(text)).toEqual({ json: value, issues: [] });
  });

  test('is read as JSON.parse reads it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const value: unknown = JSON.parse(text);
        const { json, issues } = readResource(text);
        expect(json).toEqual(value);
        expect(issues.filter(({ rule }) => rule === 'JSON: unique names')).toEqual([]);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('names that stand twice', () => {
  test.each([
    ['{"resourceType":"Patient","active":true,"active":false}', ['Patient.active']],
    ['{"resourceType":"Bundle","entry":[{},{"resource":{"id":"a","id":"b"}}]}', ['Bundle.entry[1].resource.id']],
    ['{"a":1,"\\u0061":2}', ['Resource.a']],
    ['{"a":{"b":1,"c":2,"b":3,"b":4}}', ['Resource.a.b', 'Resource.a.b']],
    ['{"a":"\\"b\\":","b":1}', []],
    ['[{"a":1},{"a":2}]', []],
    ['{"__proto__":{"x":1},"__proto__":2}', ['Resource.__proto__']],
  ])('%s', (text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  test('are told with their rule and what is read', () => {
    const [issue] = readResource('{"resourceType":"Patient","id":"a","id":"b"}').issues;
    expect(issue).toEqual({
      severity: 'error',
      path: 'Patient.id',
      rule: 'JSON: unique names',
      message: '"id" stands twice in one object, and only the last is read.',
      expected: 'each name once',
      actual: '"id" again',
    });
  });

  test('the quick count sees each of them', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.string(), (text, name) => {
        const key = JSON.stringify(name);
        const twice = `{${key}:${text},${key}:0}`;
        const value = parseJson(twice) ?? null;
        expect(namesWritten(twice)).toBeGreaterThan(held(value).names);
        expect(readResource(twice).json).toEqual(value);
        expect(readResource(twice).issues.length).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe('numbers and characters that are not kept', () => {
  const digits = '9'.repeat(1_000);
  test.each([
    [`{"a":${digits}}`, ['JSON: numbers']],
    ['{"a":-123456789012345678.9}', ['JSON: numbers']],
    ['{"a":1234567890123456789}', ['JSON: numbers']],
    ['{"a":123456789012345678}', []],
    ['{"a":"at 1234567890123456789"}', []],
    ['{"a":[0,-1e999]}', ['JSON: numbers']],
    ['{"a":1e-999}', []],
    [`{"a":[1,-0.${digits}]}`, ['JSON: numbers']],
    ['{"a":1e999}', ['JSON: numbers']],
    ['{"a":1e20}', []],
    ['{"a":0.000000000000000000000001}', []],
    [`{"a":"${digits}"}`, []],
    ['{"a":"\\ud800"}', ['JSON: Unicode']],
    ['{"a":"x\\udc00y"}', ['JSON: Unicode']],
    ['{"a":"\uD800"}', ['JSON: Unicode']],
  ])('%#', (text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  test('what readers may round is a warning, what they cannot hold an error', () => {
    const severity = (text: string) => readResource(text).issues.map((issue) => issue.severity);
    expect(severity('{"a":1.00000000000000000000001}')).toEqual(['warning']);
    expect(severity('{"a":1e999}')).toEqual(['error']);
  });
});

describe('a text that is no JSON', () => {
  test.each([
    ['{"a":{"b":1},}', 'line 1, column 14 on. Take the comma before it away.'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3 on. Look at what stands before that place'],
    ['{"a":', 'stops at line 1, column 6, in the middle. Was it cut off?'],
    ['"abc', 'stops at line 1, column 5,'],
    ['{"a":1}}', 'line 1, column 8 on. The resource is complete before it'],
    ["{'a':1}", 'line 1, column 2 on. Write strings in double quotes.'],
    ['{"a":"x\ny"}', 'line 1, column 8 on. Write a line break or tab in a string as an escape'],
    ['\uFEFF\n<html></html>', 'line 2, column 1 on. It looks like XML or HTML: send JSON.'],
    [' \n', 'The text is empty. A resource is due here.'],
  ])('%j is told with its place, and what mends it', (text, words) => {
    const { json, issues } = readResource(text);
    expect(json).toBeUndefined();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: 'Resource', rule: 'JSON (RFC 8259)' });
    expect(issues[0]?.message).toContain(words);
  });

  test('any text at all gets a result', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { json, issues } = readResource(text);
        expect(json !== undefined || issues.length === 1).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('hostile texts', () => {
  test('50,000 levels of nesting, with a name twice in the innermost', () => {
    const text = `${'{"a":['.repeat(25_000)}{"b":1,"b":2}${']}'.repeat(25_000)}`;
    expect(readResource(text).issues).toHaveLength(1);
  });

  test('a million repeated names get a hundred issues', () => {
    expect(readResource(`{"a":0${',"a":0'.repeat(1_000_000)}}`).issues).toHaveLength(100);
  });

  test('a name twice beside thousands of texts 8,000 levels deep, in time that grows as the text does', () => {
    const depth = 8_000;
    const text = `${'{"a":['.repeat(depth)}{"b":1,"b":2}${',"x"'.repeat(depth)}${']}'.repeat(depth)}`;
    const [issue] = readResource(text).issues;
    expect(issue?.path).toMatch(/^Resource(?:\.a\[0\])+…$/);
    expect(issue?.path.length).toBeLessThan(500);
  }, 2_000);

  test('a million brackets that nothing closes', () => {
    expect(readResource('['.repeat(1_000_000)).issues[0]?.message).toContain('column 1000001');
  });

  test('a long string that nothing closes', () => {
    expect(readResource(`{"a":"${'\\n'.repeat(1_000_000)}`).issues[0]?.message).toContain('column 2000007');
  });
});
