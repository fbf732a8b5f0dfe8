import { describe, expect, test } from 'vitest';
import { listAt, type Check } from '../../src/model/index.js';
import { having, resourceEntry, story, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { bundleType, noTotalOrSearch, statusFirst } from './bundle.js';
import { entryContent, fullUrl, fullUrlAgrees, fullUrlOnce, fullUrlUnversioned } from './full-urls.js';
import { bound, further, linkEntry, oneEvent, told, unspoiled, wordsOf } from './testing/scenes.js';

const reversed: Spoil = (bundle) => ({ ...bundle, entry: listAt(bundle, 'entry').toReversed() });
const statusUrl = (url: string): Spoil => having('entry[0].fullUrl', url);
const version = (id: string) => resourceEntry('Encounter/e1', { meta: { versionId: id } });

const cases: readonly (readonly [Check, string, Spoil, 'pass' | 'violated' | 'skip'])[] = [
  [bundleType, 'an honest Bundle', unspoiled, 'pass'],
  [bundleType, 'the form of the backport', having('type', 'history'), 'violated'],
  [bundleType, 'no type', without('type'), 'violated'],
  [statusFirst, 'the status in front', unspoiled, 'pass'],
  [statusFirst, 'the status behind', (bundle) => reversed(further(linkEntry('Encounter/e1'))(bundle)), 'violated'],
  [statusFirst, 'no status at all', having('entry', [resourceEntry('Encounter/e1')]), 'violated'],
  [statusFirst, 'no entry at all', without('entry'), 'violated'],
  [noTotalOrSearch, 'neither', unspoiled, 'pass'],
  [noTotalOrSearch, 'a total of nothing', having('total', 0), 'violated'],
  [noTotalOrSearch, 'a search mode', having('entry[0].search', { mode: 'match' }), 'violated'],
  [fullUrl, 'a urn:uuid', unspoiled, 'pass'],
  [fullUrl, 'none', without('entry[0].fullUrl'), 'violated'],
  [fullUrl, 'an empty one', having('entry[0].fullUrl', ''), 'violated'],
  [fullUrl, 'none beside a POST', further({ request: { method: 'POST', url: 'Encounter' } }), 'pass'],
  [fullUrlUnversioned, 'no version', statusUrl('https://host.example/fhir/SubscriptionStatus/s1'), 'pass'],
  [
    fullUrlUnversioned,
    'a version',
    statusUrl('https://host.example/fhir/SubscriptionStatus/s1/_history/2'),
    'violated',
  ],
  [fullUrlAgrees, 'only urn:uuid', unspoiled, 'skip'],
  [fullUrlAgrees, 'the address of the resource', further(resourceEntry('Encounter/e1')), 'pass'],
  [
    fullUrlAgrees,
    'the same behind a version',
    further({ ...version('2'), fullUrl: 'http://x/Encounter/e1/_history/2' }),
    'pass',
  ],
  [fullUrlAgrees, 'a urn:uuid and an id', further({ ...version('2'), fullUrl: 'urn:uuid:1' }), 'skip'],
  [fullUrlAgrees, 'another id', further({ ...version('2'), fullUrl: 'http://x/Encounter/e10' }), 'violated'],
  [fullUrlAgrees, 'another type', further({ ...version('2'), fullUrl: 'http://x/Patient/e1' }), 'violated'],
  [fullUrlOnce, 'different fullUrls', further(linkEntry('Encounter/e1'), linkEntry('Patient/p1')), 'pass'],
  [fullUrlOnce, 'two versions', further(version('1'), version('2')), 'pass'],
  [fullUrlOnce, 'one version twice', further(version('1'), version('1')), 'violated'],
  [fullUrlOnce, 'no version twice', further(linkEntry('Encounter/e1'), linkEntry('Encounter/e1')), 'violated'],
  [entryContent, 'a request', further(linkEntry('Encounter/e1')), 'pass'],
  [
    entryContent,
    'a response alone, which R5 tolerates',
    further({ fullUrl: 'http://x/a', response: { status: '200' } }),
    'pass',
  ],
  [entryContent, 'a fullUrl alone', further({ fullUrl: 'http://x/Encounter/e1' }), 'violated'],
];

describe('the Bundle of a notification', () => {
  test.each(cases)('$0.id: $1: $3', (check, _name, spoil, outcome) => {
    expect(told(check, oneEvent('id-only', spoil))).toBe(outcome);
  });

  test.each([...new Set(cases.map(([check]) => check))])('$id is undecided where nothing came', (check) => {
    const scene = story().subscribed('a').token().opened().bound().blocked('bind', 'no handshake came');
    expect(told(check, scene)).toBe('inconclusive');
    expect(check.judge(scene.history()).message).toContain('no handshake came');
  });

  test('handshakes and heartbeats are judged as well', () => {
    const spoil = having('type', 'history');
    expect(told(bundleType, bound().heartbeat({ spoil }))).toBe('violated');
  });

  test('the type of the backport is named', () => {
    expect(wordsOf(bundleType, oneEvent('id-only', having('type', 'history')))).toContain('backport');
  });

  test('a message that is no Bundle is judged by none of them', () => {
    const outcome = JSON.stringify({ resourceType: 'OperationOutcome', issue: [] });
    expect(told(statusFirst, bound().received(outcome))).toBe('pass');
  });
});
