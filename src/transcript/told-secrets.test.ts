import { expect, test } from 'vitest';
import { secretsInFile, secretsInHeader } from './told-secrets.js';

test.each([
  ['Authorization', 'Bearer abc.def', ['Bearer abc.def', 'abc.def']],
  ['Authorization', `Basic ${btoa('jane:s3cret')}`, [`Basic ${btoa('jane:s3cret')}`, btoa('jane:s3cret'), 's3cret']],
  ['Cookie', 'a=one; session=two', ['a=one; session=two', 'one', 'two']],
  ['X-Tenant', 'north', ['north']],
  ['Accept', 'application/fhir+json', []],
  ['Prefer', 'return=representation', []],
])('%s: %s', (name, value, secrets) => {
  expect(secretsInHeader(name, value)).toEqual(secrets);
});

test.each([
  ['an R5 Subscription', { parameter: [{ name: 'Authorization', value: 'Bearer abc' }] }, ['Bearer abc', 'abc']],
  ['an R4 Subscription', { channel: { header: ['X-Api-Key: key-1'] } }, ['key-1']],
  ['requests', { match: { headers: { 'X-Auth-Token': 'abc' } } }, ['abc']],
  ['what tells nothing', { parameter: [{ name: 'priority', value: 'high' }], name: 'x', value: 3 }, []],
])('%s', (_, file, secrets) => {
  expect(secretsInFile(file)).toEqual(secrets);
});
