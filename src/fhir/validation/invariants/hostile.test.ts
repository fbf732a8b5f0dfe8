import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isObject, parseJson, RELEASES, type Json, type JsonObject } from '../../../model/index.js';
import { frameIssues, loadInvariants } from './index.js';
import { soundBundles } from './testing/samples.js';

/** Anything at all, in places where rules look. */
function anything(): fc.Arbitrary<JsonObject> {
  const names = [
    'resourceType',
    'type',
    'entry',
    'resource',
    'request',
    'method',
    'fullUrl',
    'issues',
    'issue',
    'contained',
  ];
  const more = [
    'id',
    'meta',
    'extension',
    'valuePeriod',
    'start',
    'end',
    'reference',
    'parameter',
    'part',
    'text',
    'div',
  ];
  const hostile = ['__proto__', 'constructor', 'hasOwnProperty', '__path__', '_fullUrl', '_type', 'toString'];
  const types = [
    'Bundle',
    'Parameters',
    'SubscriptionStatus',
    'OperationOutcome',
    '__proto__',
    'constructor',
    'Reference',
  ];
  const key = fc.constantFrom(...names, ...more, ...hostile);
  const { value } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(...types, 'history', 'message', 'document', 'subscription-notification', '#a', '2024', ''),
      fc.constantFrom<Json>(null, true, 0, -1.5, 1e300),
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    object: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: false }),
  }));
  const resourceType = fc.constantFrom(...types);
  return fc
    .tuple(resourceType, fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: false }))
    .map(([type, content]) => {
      const parsed = parseJson(JSON.stringify({ ...content, resourceType: type }));
      return isObject(parsed) ? parsed : {};
    });
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Around `inner` as many objects as `levels`. */
function nested(levels: number, open: string, inner: string, close: string): JsonObject {
  const value = parseJson(open.repeat(levels) + inner + close.repeat(levels));
  return isObject(value) ? value : {};
}

describe.each(RELEASES)('hostile resources, %s', (release) => {
  test('of any shape are judged without a throw', async () => {
    const rules = await loadInvariants(release);
    const property = fc.property(anything(), (resource) => {
      frameIssues(resource, release);
      rules.examine(resource);
    });
    fc.assert(property, { seed: 20_240_501, numRuns: 2_000 });
  });

  test.each<[string, JsonObject]>([
    ['Bundles', nested(5_000, '{"resourceType":"Bundle","entry":[{"resource":', '{}', '}]}')],
    ['parts', { resourceType: 'Parameters', parameter: [nested(5_000, '{"part":[', '{}', ']}')] }],
    ['extensions', { resourceType: 'Parameters', extension: [nested(5_000, '{"extension":[', '{}', ']}')] }],
    ['contained ones', nested(5_000, '{"resourceType":"OperationOutcome","contained":[', '{}', ']}')],
    ['lists', { resourceType: 'Bundle', entry: [nested(5_000, '{"entry":[', '{}', ']}')] }],
  ])('thousands of %s in each other', async (_, resource) => {
    const rules = await loadInvariants(release);
    expect(frameIssues(resource, release).length).toBeLessThanOrEqual(100);
    expect(rules.issues(resource).length).toBeLessThan(1_000);
  });
});

test('a hundred issues are enough, of however many', () => {
  const entry = Array.from({ length: 200_000 }, () => ({ fullUrl: 'urn:1', search: {} }));
  const startedAt = performance.now();
  expect(frameIssues({ resourceType: 'Bundle', type: 'history', entry }, 'R5').length).toBeLessThanOrEqual(100);
  expect(frameIssues({ resourceType: 'Bundle', type: 'x', entry }, 'R4')).toHaveLength(100);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('a resource is left as it is, and nothing is printed', async () => {
  const print = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
  const rules = await loadInvariants('R5');
  const contained = [{ resourceType: 'Patient', id: 'a' }];
  const reference = { url: 'urn:e', valueReference: { reference: '#a' } };
  const outcome = { resourceType: 'OperationOutcome', contained, extension: [reference] };
  for (const resource of [outcome, ...soundBundles('R5')]) expect(rules.issues(frozen(resource))).toEqual([]);
  for (const spy of print) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('what fhirpath.js cannot evaluate is no issue, and is listed', async () => {
  const rules = await loadInvariants('R5');
  const period = { start: 'yesterday', end: '2024' };
  const extension = [{ url: 'urn:e', valuePeriod: period }];
  const { issues, notEvaluated } = rules.examine({ resourceType: 'OperationOutcome', extension });
  expect(issues).toEqual([]);
  const [listed] = notEvaluated;
  expect(listed).toMatchObject({ key: 'per-1', context: 'Period', path: 'OperationOutcome.extension[0].valuePeriod' });
  expect(listed?.reason).toContain('yesterday');
  expect(notEvaluated).toHaveLength(1);
});
