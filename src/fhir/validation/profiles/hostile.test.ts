import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, parseJson, type Json, type JsonObject, type Release } from '../../../model/index.js';
import { GUIDE } from './guide.js';
import { profileIssues, profilesOf } from './index.js';
import { MOST_ISSUES } from './report.js';
import * as skeleton from './testing/skeletons.js';

const RELEASES: readonly Release[] = ['R4', 'R4B', 'R5'];

const SOUND: readonly JsonObject[] = [
  skeleton.subscription(),
  skeleton.capabilityStatement(),
  skeleton.notification(skeleton.statusParameters()),
  skeleton.notification(skeleton.subscriptionStatus()),
  skeleton.statusAnswer(skeleton.statusParameters()),
];

/** The value with everything at one of its places replaced. */
function spoilt(value: Json, place: { left: number }, by: Json): Json {
  place.left -= 1;
  if (place.left === 0) return by;
  if (Array.isArray(value)) return value.map((item) => spoilt(item, place, by));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilt(inner ?? null, place, by)]));
}

const anything: fc.Arbitrary<Json> = fc.json().map((text) => parseJson(text) ?? null);

function judge(resource: JsonObject): void {
  for (const release of RELEASES) {
    profileIssues(resource, release);
    profilesOf(resource, release);
  }
}

describe('any JSON', () => {
  test('is judged without an exception, in any place of a resource', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOUND), fc.integer({ min: 2, max: 80 }), anything, (sound, at, by) => {
        const resource = spoilt(sound, { left: at }, by);
        if (isObject(resource)) judge(resource);
      }),
      { numRuns: 500 },
    );
  });

  test('may be nested without end', () => {
    let deep: JsonObject = { resourceType: 'Bundle', type: 'history', entry: [] };
    for (let level = 0; level < 3000; level += 1)
      deep = { resourceType: 'Bundle', type: 'history', entry: [{ resource: deep }] };
    judge(deep);
    let nested: JsonObject = {};
    for (let level = 0; level < 3000; level += 1) nested = { extension: [nested] };
    judge({ resourceType: 'Subscription', ...nested });
  });
});

describe('a large resource', () => {
  const many = 100_000;
  const strange = Array.from({ length: many }, (_, index) => ({ name: `statsu-${String(index)}`, valueString: 'x' }));
  const urls = Array.from({ length: many }, (_, index) => ({ url: `${GUIDE}x-${String(index)}`, valueString: 'x' }));
  const repeated = Array.from({ length: many }, () => ({ name: 'status', valueCode: 'x' }));
  const statuses = Array.from({ length: many }, () => ({ resource: skeleton.subscriptionStatus() }));

  test.each<[string, Release, JsonObject]>([
    [
      'unknown parameters',
      'R4',
      { resourceType: 'Parameters', parameter: [...repeated.slice(0, 1), { name: 'type' }, ...strange] },
    ],
    ['repeated parameters', 'R4', { resourceType: 'Parameters', parameter: [...repeated, { name: 'type' }] }],
    ['unknown extensions', 'R4', { resourceType: 'Subscription', channel: { extension: urls } }],
    ['statuses', 'R4B', { resourceType: 'Bundle', type: 'history', entry: statuses }],
  ])('of %s takes no long time and raises no endless list', (_, release, resource) => {
    const began = performance.now();
    expect(profileIssues(resource, release).length).toBeLessThanOrEqual(MOST_ISSUES);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
