import { describe, expect, test } from 'vitest';
import type { Attestations, Product } from '../certify/index.js';
import { schemaGuard } from './schema-guard.js';
import { readYaml } from './yaml-file.js';

const product = await schemaGuard<Product>('product');
const attestations = await schemaGuard<Attestations>('attestations');

test('a product is read', () => {
  const text = 'name: Example FHIR Server\nversion: "7.2"\nvendor: Example Inc.\n';
  expect(readYaml(text, 'product.yaml', product)).toEqual({
    name: 'Example FHIR Server',
    version: '7.2',
    vendor: 'Example Inc.',
  });
});

describe('what is wrong is told with the line, the value, the rule and the remedy', () => {
  test.each([
    [
      'a number',
      'name: a\nversion: 7.2\nvendor: b',
      /^product\.yaml, line 2: "version" is 7\.2\. Give the version .* in quotes/,
    ],
    ['absence', 'name: a\nversion: "1"', /^product\.yaml, line 1: "vendor" is absent\. Name the organisation/],
    [
      'a slip',
      'name: a\nversion: "1"\nvendor: b\nwebsit: https://x',
      /^product\.yaml, line 4: "websit" is unknown\. Did you mean "website"\?/,
    ],
    ['an empty text', 'name: " "\nversion: "1"\nvendor: b', /^product\.yaml, line 1: "name" is " "\. Name the product/],
    [
      'no URL',
      'name: a\nversion: "1"\nvendor: b\nwebsite: example.org',
      /line 4: "website" is "example\.org"\. Give a page/,
    ],
    ['a list', '- a', /^product\.yaml, line 1: the file is \["a"\]\./],
    ['nothing', '', /^product\.yaml, line 1: the file is null\./],
    ['no YAML', 'name: [', /^product\.yaml, line 1: .* Mend the YAML\./],
    ['a name twice', 'name: a\nname: b', /^product\.yaml, line 2: .*unique/],
  ])('%s', (_, text, words) => {
    expect(() => readYaml(text, 'product.yaml', product)).toThrow(words);
  });

  test('all of it at once, in the order of the lines', () => {
    const text = 'attestations:\n  - id: a\n    answer: maybe\n    by: x\n  - id: b\n    answer: yes\n';
    expect(() => readYaml(text, 'a.yaml', attestations)).toThrow(
      'a.yaml, line 3: "answer" is "maybe". Answer yes, no or not-applicable.\n' +
        'a.yaml, line 5: "by" is absent. Name the person who answers for it, with their office.',
    );
  });
});
