import { describe, expect, test } from 'vitest';
import { loadValidator, readResource } from '../../src/fhir/validation/index.js';
import { isObject, RELEASES, type JsonObject } from '../../src/model/index.js';
import { counted } from './counted.js';

const validators = await Promise.all(RELEASES.map(loadValidator));

function many<Item>(size: number, item: (index: number) => Item): Item[] {
  return Array.from({ length: size }, (_, index) => item(index));
}

function collection(size: number, resource: JsonObject): JsonObject {
  const entry = many(size, (index) => ({ fullUrl: `http://h/Patient/${String(index)}`, resource }));
  return { resourceType: 'Bundle', type: 'collection', entry };
}

/** Documents that grow in each of the ways that a target may choose. */
const GROWING: Readonly<Record<string, (size: number) => JsonObject>> = {
  'sound entries': (size) => collection(size, { resourceType: 'Patient', name: [{ family: 'a', given: ['b', 'c'] }] }),
  'entries with a mistake each': (size) => collection(size, { resourceType: 'Patient', gendr: 'x' }),
  'entries of one fullUrl': (size) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: many(size, () => ({ fullUrl: 'http://h/Patient/1', resource: { resourceType: 'Patient', active: true } })),
  }),
  'extensions side by side': (size) => ({
    resourceType: 'Patient',
    extension: many(size, () => ({ url: 'http://x', valueString: 'a' })),
  }),
  'unknown names': (size) => ({
    resourceType: 'Patient',
    ...Object.fromEntries(many(size, (index) => [`gendr${String(index)}`, index])),
  }),
  'wrong items': (size) => ({ resourceType: 'Patient', name: many(size, () => 5) }),
  'null in two lists': (size) => ({
    resourceType: 'Patient',
    name: [{ given: many(size, () => null), _given: many(size, () => ({ id: 'a' })) }],
  }),
  'what is contained, and references to it': (size) => ({
    resourceType: 'Patient',
    contained: many(size, (index) => ({ resourceType: 'Organization', id: `o${String(index)}`, name: 'x' })),
    generalPractitioner: many(size, (index) => ({ reference: `#o${String(index)}` })),
  }),
  parameters: (size) => ({
    resourceType: 'Parameters',
    parameter: many(size, (index) => ({ name: 'a', part: [{ name: 'b', valueInteger: index }] })),
  }),
};

describe.each(Object.entries(GROWING))('four times as many %s', (_what, make) => {
  test.each(validators.map((validator) => ({ release: validator.release, validator })))(
    'are read four times as often, $release',
    ({ validator }) => {
      const judges = [
        (resource: JsonObject) => validator.issues(resource),
        (resource: JsonObject) => validator.frameIssues(resource),
      ];
      for (const judge of judges) {
        const [small, large] = [counted(make(50)), counted(make(200))];
        judge(small.document);
        judge(large.document);
        expect(large.reads()).toBeLessThan(5 * small.reads());
      }
    },
  );
});

describe('long texts', () => {
  /** Time of the processor, which other programs do not add to; the least of a few runs, for the garbage collector does. */
  function leastMs(work: () => void): number {
    const runs = many(5, () => {
      const { user } = process.cpuUsage();
      work();
      return (process.cpuUsage().user - user) / 1_000;
    });
    return Math.min(...runs);
  }

  const TEXTS: Readonly<Record<string, (size: number) => string>> = {
    'one long name of a person': (size) => `{"resourceType":"Patient","name":[{"family":"${'a'.repeat(size)}"}]}`,
    'one long narrative': (size) =>
      `{"resourceType":"Patient","text":{"status":"generated","div":"${'<div<a:div '.repeat(size / 10)}"}}`,
    base64: (size) => `{"resourceType":"Binary","contentType":"a/b","data":"${'QUJD'.repeat(size / 4)}"}`,
    backslashes: (size) => `{"resourceType":"Patient","name":[{"family":"${'\\\\'.repeat(size / 2)}"}]}`,
    'a name twice before many texts': (size) =>
      `{"resourceType":"Patient","id":"a","id":"b","name":[{"given":[${'"a",'.repeat(size / 4)}"b"]}]}`,
    'brackets that nothing closes': (size) => '['.repeat(size),
    'a code of many words': (size) => `{"resourceType":"Patient","language":"${'a '.repeat(size / 2)} a"}`,
    'white space before a colon': (size) => `{"resourceType"${' '.repeat(size)}:"Patient"}`,
  };

  test.each(Object.entries(TEXTS))('take no more than their length: %s', (_what, make) => {
    const [validator] = validators;
    const judge = (text: string) => {
      const { json } = readResource(text);
      if (isObject(json)) validator?.frameIssues(json);
    };
    const [small, large] = [make(50_000), make(400_000)];
    judge(small);
    // Eight times the length. Where it took the square it would be minutes, so much may be left to the machine.
    const smallMs = leastMs(() => judge(small));
    expect(leastMs(() => judge(large))).toBeLessThan(24 * Math.max(5, smallMs));
  });
});
