import { describe, expect, test } from 'vitest';
import { loadValidator, readResource } from '../../src/fhir/validation/index.js';
import { isObject, RELEASES, type Issue, type JsonObject } from '../../src/model/index.js';
import { notification, patient } from './samples.js';

const validators = await Promise.all(RELEASES.map(loadValidator));

/** What every validator says of a text: read, then judged in both ways. */
function judged(text: string): Issue[] {
  const { json, issues } = readResource(text);
  return validators.flatMap((validator) => [
    ...issues,
    ...validator.issues(json),
    ...(isObject(json) ? validator.frameIssues(json) : []),
  ]);
}

function nestedBundles(levels: number): string {
  const open = '{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:x:1","resource":';
  return `${open.repeat(levels)}{"resourceType":"Basic","code":{"text":"x"}}${'}]}'.repeat(levels)}`;
}

function nestedExtensions(levels: number): string {
  const open = '{"url":"http://x","extension":[';
  return `{"resourceType":"Patient","extension":[${open.repeat(levels)}{"url":"http://x","valueCode":"a"}${']}'.repeat(levels)}]}`;
}

describe('nesting', () => {
  test.each([
    ['30 levels of Bundles', nestedBundles(30)],
    ['64 levels of extensions', nestedExtensions(64)],
  ])('%s is validated to the end', (_what, text) => {
    expect(judged(text)).toEqual([]);
  });

  test.each([
    ['64 levels of Bundles', nestedBundles(64)],
    ['1,000 levels of extensions', nestedExtensions(1_000)],
    ['50,000 levels of extensions', nestedExtensions(50_000)],
  ])('%s gets one issue that names the limit', (_what, text) => {
    const issues = judged(text);
    expect(new Set(issues.map(({ rule }) => rule))).toEqual(new Set(['nesting']));
    expect(issues[0]?.message).toContain('100 levels');
  });
});

describe('names that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])('%s', (name) => {
    const text = `{"resourceType":"Patient","${name}":{"polluted":true},"contact":[{"${name}":1}]}`;
    const places = new Set(judged(text).map(({ path }) => path));
    expect(places).toEqual(new Set([`Patient.${name}`, `Patient.contact[0].${name}`]));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.each(['__proto__', 'constructor'])('a resource of type %s', (name) => {
    const paths = judged(`{"resourceType":"${name}"}`).map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(['Resource.resourceType']));
  });
});

describe('texts', () => {
  test.each([
    ['a name twice', '{"resourceType":"Patient","id":"a","id":"b"}', 'Patient.id'],
    [
      'a number of a thousand digits',
      `{"resourceType":"Patient","multipleBirthInteger":${'9'.repeat(1_000)}}`,
      'Patient.multipleBirthInteger',
    ],
    ['half a surrogate pair', '{"resourceType":"Patient","name":[{"family":"\\ud800"}]}', 'Patient.name[0].family'],
    ['half a surrogate pair in a name', '{"resourceType":"Patient","\\udfff":1}', 'Patient.\udfff'],
  ])('%s is told with its place', (_what, text, path) => {
    expect(judged(text).map((issue) => issue.path)).toContain(path);
  });

  test('an issue never repeats more of the target than a line', () => {
    const long = 'x'.repeat(1_000_000);
    const issues = judged(
      JSON.stringify({ resourceType: 'Patient', gender: long, birthDate: long, [long.slice(0, 5_000)]: 1 }),
    );
    expect(issues.length).toBeGreaterThan(0);
    for (const { message, actual, expected } of issues) {
      expect(message.length + actual.length + expected.length).toBeLessThan(1_000);
    }
  });
});

describe('floods', () => {
  test('a Bundle of 40 MB is validated', () => {
    const entry = {
      fullUrl: 'https://h.example/fhir/Patient/p1',
      resource: { ...patient, text: { status: 'generated', div: `<div>${'x'.repeat(400_000)}</div>` } },
    };
    const entries = Array.from({ length: 100 }, (_, index) => ({
      ...entry,
      fullUrl: `https://h.example/fhir/Patient/p${String(index)}`,
    }));
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries });
    expect(text.length).toBeGreaterThan(40_000_000);
    const [validator] = validators;
    expect(validator?.issues(readResource(text).json)).toEqual([]);
  }, 60_000);

  test.each<[string, JsonObject]>([
    [
      'unknown elements',
      Object.fromEntries([
        ['resourceType', 'Patient'],
        ...Array.from({ length: 10_000 }, (_, i) => [`gendr${String(i)}`, 1]),
      ]),
    ],
    ['wrong items', { resourceType: 'Patient', name: Array.from({ length: 10_000 }, () => 5) }],
    ['wrong codes', { resourceType: 'Patient', name: Array.from({ length: 10_000 }, () => ({ use: 'ofical' })) }],
    ['entries without anything', { ...notification('R5'), entry: Array.from({ length: 10_000 }, () => ({})) }],
  ])('ten thousand %s get a hundred issues', (_what, resource) => {
    for (const validator of validators) expect(validator.issues(resource)).toHaveLength(100);
  });
});
