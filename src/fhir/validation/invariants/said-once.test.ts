import { describe, expect, test } from 'vitest';
import type { JsonObject, Release } from '../../../model/index.js';
import { frameIssues } from './frame.js';

function rules(bundle: JsonObject, release: Release): string[] {
  return frameIssues({ resourceType: 'Bundle', ...bundle }, release).map(({ rule, path }) => `${rule} ${path}`);
}

const dated = { timestamp: '2024-05-01T12:00:00Z', identifier: { system: 'urn:s', value: '1' } };

describe('an entry without a resource is said once', () => {
  test.each<[string, Release, JsonObject, string]>([
    ['a collection', 'R5', { type: 'collection', entry: [{ fullUrl: 'urn:u' }] }, 'bdl-3a Bundle.entry[0]'],
    ['a document', 'R5', { type: 'document', ...dated, entry: [{ fullUrl: 'urn:u' }] }, 'bdl-3a Bundle.entry[0]'],
    ['a document', 'R4', { type: 'document', ...dated, entry: [{ fullUrl: 'urn:u' }] }, 'bdl-5 Bundle.entry[0]'],
    [
      'a notification',
      'R5',
      { type: 'subscription-notification', entry: [{ fullUrl: 'urn:u' }] },
      'bdl-5 Bundle.entry[0]',
    ],
    ['a batch', 'R4', { type: 'batch', entry: [{ fullUrl: 'urn:u' }] }, 'bdl-3 Bundle.entry[0]'],
  ])('%s, %s', (_, release, bundle, said) => {
    expect(rules(bundle, release)).toEqual([said]);
  });

  test('but two things that are missing are two issues', () => {
    const found = rules({ type: 'history', entry: [{ resource: { resourceType: 'Patient' } }] }, 'R4');
    expect(found).toEqual(['bdl-3 Bundle.entry[0]', 'bdl-4 Bundle.entry[0]']);
  });
});
